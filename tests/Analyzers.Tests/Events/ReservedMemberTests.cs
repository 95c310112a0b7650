namespace GenFlow.Analyzers.Tests;

public class ReservedMemberTests
{
    private static readonly string[] s_twice = ["CS0102", "CS0111", "CS0260", "CS0101", "CS0229", "CS0535", "CS0121", "CS0108", "CS0506", "CS0115", "CS0262", "CS0533", "CS0546"];

    private const string Start = "[Step] public StopEvent Begin(Context ctx, StartEvent start) => new();";
    private const string Publishing = "[Step, Publishes<P>] public StopEvent Begin(Context ctx, StartEvent start) => new();";

    [Theory]
    [InlineData("[Event] public partial record P(string {|GF3005:EventType|});")]
    [InlineData("[Event] public partial record P { private static class {|GF3005:GenFlowCodecs|} { } }")]
    [InlineData("[Event] public partial record P { public int {|GF3005:GenFlowShape|} => 1; }")]
    [InlineData("[Event] public partial record P { public int {|GF3005:WriteJson|} => 1; }")]
    [InlineData("[Event] public partial record P { public int {|GF3005:GenFlowCase0|}() => 1; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public bool {|GF3005:Match|}(string text) => text == \"\"; public sealed partial record A : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record {|GF3005:Match|} : U; public sealed partial record {|GF3005:Switch|} : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public interface {|GF3005:IVisitor|}; public void {|GF3005:Visit|}() { } public sealed partial record A : U; }")]
    [InlineData("[StreamEvent] public abstract partial record {|GF3005:Switch|} { public sealed partial record A : Switch; }")]
    public Task Member_of_an_event_that_takes_a_generated_name_is_reported(string source) => Rule<ReservedEventMember>.Reports(s_twice, source);

    [Theory]
    [InlineData("[Event] public partial record P { public override string EventType => \"p\"; }")]
    [InlineData("[Event] public partial record P { public void WriteJson(Stream to) { } public string ReadAnswer() => \"\"; }")]
    [InlineData("using GenFlow.Serialization; [Event] public partial record P { protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteNull(); }")]
    [InlineData("[Event] public partial record P(string Match, int Switch, string Visit);")]
    [InlineData("[Event] public abstract partial record U { public int Match => 1; } [Event] public partial record A : U;")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(string Match) : U; }")]
    [InlineData("public abstract record U { public int Match => 1; public sealed record A(string EventType) : U; }")]
    [InlineData("[StreamEvent] public partial record Ask(string What) : InputRequest<bool>;")]
    public Task Member_of_an_event_that_takes_nothing_away_is_not_reported(string source) => Rule<ReservedEventMember>.Reports(source);

    [Theory]
    [InlineData("public int {|GF3006:Events|} => 1; " + Start)]
    [InlineData("private string {|GF3006:Shape|} = \"\"; " + Start)]
    [InlineData("public int {|GF3006:RunAsync|} => 1; " + Start)]
    [InlineData("public Task {|GF3006:ExecuteAsync|}(RunOptions? options = null, CancellationToken cancellationToken = default) => Task.CompletedTask; " + Start)]
    [InlineData("private sealed class {|GF3006:GenFlowRun|} { } " + Start)]
    [InlineData("private int {|GF3006:GenFlowEvents|} = 1; " + Start)]
    [InlineData("[Step] public StopEvent {|GF3006:Events|}(Context ctx, StartEvent start) => new();")]
    [InlineData("[Step, Publishes<P>] public StopEvent {|GF3006:Visit|}(Context ctx, StartEvent start) => new();")]
    [InlineData("public bool {|GF3006:Match|}(string text) => true; " + Publishing)]
    public Task Member_of_a_workflow_that_takes_a_generated_name_is_reported(string members) =>
        Rule<ReservedWorkflowMember>.Reports([.. s_twice, "CS0060", "CS1061", "CS0169", "CS0414"], Workflow(members));

    [Theory]
    [InlineData(Start)]
    [InlineData("public Task RunAsync(string one, int two) => Task.CompletedTask; public Task<int> ExecuteAsync(int number) => Task.FromResult(number); " + Start)]
    [InlineData("public bool Match(string text) => true; public void Visit() { } " + Start)]
    [InlineData("public bool matched; private int events; " + Publishing)]
    public Task Member_of_a_workflow_that_takes_nothing_away_is_not_reported(string members) => Rule<ReservedWorkflowMember>.Reports(Workflow(members));

    [Fact]
    public Task Class_that_is_no_workflow_or_not_partial_is_not_reported() => Rule<ReservedWorkflowMember>.Reports(
        "public class A { public int Events => 1; } [Workflow] public class B { public int Events => 1; }");

    private static string Workflow(string members) => $$"""
        [StreamEvent] public partial record P;

        [Workflow]
        public partial class W
        {
            {{members}}
        }
        """;

    [Theory]
    [InlineData("[StreamEvent] public partial record {|GF3005:EventType|}(int Number);")]
    [InlineData("[StreamEvent] public partial record {|GF3005:WriteJson|}(int Number);")]
    public Task Event_that_is_called_as_a_member_of_it_is_reported(string source) => Rule<ReservedEventMember>.Reports(["CS0542"], source);

    [Theory]
    [InlineData("RunAsync")]
    [InlineData("ExecuteAsync")]
    public Task Workflow_that_is_called_as_a_member_of_it_is_reported(string name) => Rule<ReservedWorkflowMember>.Reports(
        ["CS0542"], $"[Workflow] public partial class {{|GF3006:{name}|}} {{ [Step] public StopEvent Do(Context ctx, StartEvent start) => new(); }}");
}
