using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class WrongKindOfTypeTests
{
    [Theory]
    [InlineData("[Event] public class {|GF0004:Draft|} { }")]
    [InlineData("[Event] public partial class {|GF0004:Draft|}(string text);")]
    [InlineData("[StreamEvent] public static class {|GF0004:Draft|} { }")]
    [InlineData("[Workflow] public static class {|GF0004:Flow|} { }")]
    [InlineData("[Workflow] public static partial class {|GF0004:Flow|} { [Step] public static StopEvent S(StartEvent s) => new(); }")]
    public Task Class_that_is_no_record_or_a_static_workflow_is_reported(string source) => Rule<WrongKindOfType>.Reports(source);

    [Theory]
    [InlineData("[Event] public partial record Draft;")]
    [InlineData("[Event] public record class Draft;")]
    [InlineData("[Workflow] public partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("[Workflow] public partial record Flow { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("[Workflow] public abstract partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("public static class Plain { }")]
    public Task Type_of_the_right_kind_is_not_reported(string source) => Rule<WrongKindOfType>.Reports(source);

    [Theory]
    [InlineData("[{|CS0592:Event|}] public partial record struct A;")]
    [InlineData("[{|CS0592:Event|}] public interface A;")]
    [InlineData("[{|CS0592:Workflow|}] public partial struct A;")]
    public Task What_the_compiler_refuses_is_not_reported(string source) =>
        Rule<WrongKindOfType>.Reports(["CS0592"], Markup.Parse(source).Text);

    [Fact]
    public Task Class_becomes_a_partial_record() => Rule<WrongKindOfType>.Fixes<MakeRecord>(
        """
        public class Outer
        {
            // what is written
            [Event]
            public sealed class Draft // a draft
            {
                public string Text { get; init; } = "";
            }
        }

        [Event] class Note(string Text);
        [StreamEvent] partial class Parts { }
        partial class Parts { }
        """,
        """
        public partial class Outer
        {
            // what is written
            [Event]
            public sealed partial record Draft // a draft
            {
                public string Text { get; init; } = "";
            }
        }

        [Event] partial record Note(string Text);
        [StreamEvent] partial record Parts { }
        partial record Parts { }
        """);

    [Theory]
    [InlineData("[Workflow] public static class Flow { }")]
    [InlineData("[Event] public static class Draft { }")]
    [InlineData("public class Base { } [Event] public class Draft : Base { }")]
    [InlineData("[Event] public class Draft { } public class Derived : Draft { }")]
    [InlineData("[Event] public class Draft(string text) { public string Text => text; }")]
    [InlineData("[Event] public class Draft { public override int GetHashCode() => 1; public override bool Equals(object? other) => true; }")]
    public Task Class_that_a_record_cannot_be_is_not_fixed(string source) => Rule<WrongKindOfType>.OffersNoFix<MakeRecord>(source);
}
