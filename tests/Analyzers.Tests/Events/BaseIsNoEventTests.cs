namespace GenFlow.Analyzers.Tests;

public class BaseIsNoEventTests
{
    private static readonly string[] s_noEvent = ["CS0311", "CS0315", "CS1503", "CS0246", "CS0534"];

    [Theory]
    [InlineData("public record Plain; [Event] public partial record P : {|GF3008:Plain|};")]
    [InlineData("public record Plain(int Id); [StreamEvent] public partial record P(int Id) : {|GF3008:Plain|}(Id), IDisposable { public void Dispose() { } }")]
    [InlineData("[Event] public abstract partial record Base; [StreamEvent] public partial record P : {|GF3008:Base|};")]
    [InlineData("[StreamEvent] public partial record P : {|GF3008:StopEventBase|};")]
    [InlineData("[StreamEvent] public partial record P : {|GF3008:Event|} { }")]
    [InlineData("public record Plain<T>; [Event] public partial record P; [Event] public partial record Q : {|GF3008:Plain<int>|};")]
    public Task Base_that_is_no_event_is_reported(string source) => Rule<BaseIsNoEvent>.Reports(s_noEvent, source);

    [Theory]
    [InlineData("[Event] public partial record P : IDisposable { public void Dispose() { } }")]
    [InlineData("[Event] public partial record P : Event; [StreamEvent] public partial record Q : StreamEvent; [Event] public partial record R : StreamEvent;")]
    [InlineData("[Event] public abstract partial record Base; [Event] public partial record P : Base;")]
    [InlineData("[StreamEvent] public abstract partial record Base; [StreamEvent] public partial record P : Base; [Event] public partial record Q : Base;")]
    [InlineData("[StreamEvent] public partial record Ask : InputRequest<int>; [Event] public partial record Stop : StopEventBase; [Event] public partial record Start : StartEventBase;")]
    [InlineData("[Event] public partial record P : Missing;")]
    [InlineData("public record Plain; public record P : Plain;")]
    public Task Base_that_is_an_event_or_none_is_not_reported(string source) => Rule<BaseIsNoEvent>.Reports(s_noEvent, source);
}
