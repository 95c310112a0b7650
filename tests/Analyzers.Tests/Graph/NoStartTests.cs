namespace GenFlow.Analyzers.Tests;

public class NoStartTests
{
    [Theory]
    [InlineData("[Step] public AnyOf<A, StopEvent> Again(A a) => a;")]
    [InlineData("[Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public StopEvent Join(A a, B b) => new();")]
    [InlineData("[Step] public StopEvent Recover(StepFailed failed) => new();")]
    public Task Workflow_that_nothing_starts_is_reported(string steps) => Rule<NoStart>.Reports(Workflow("{|GF2009:W|}", steps));

    [Theory]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent<string?> s) => new();")]
    [InlineData("[Step] public StopEvent Begin(Begun s) => new();")]
    [InlineData("[Step] public StopEvent Begin(A a) => new();")]
    [InlineData("[Step] public StopEvent Begin(Event e) => new();")]
    [InlineData("[Step] public StopEvent Join(StartEvent s, B b) => new();")]
    [InlineData("")]
    public Task Workflow_that_something_starts_is_not_reported(string steps) => Rule<NoStart>.Reports(Workflow("W", steps));

    [Fact]
    public Task Step_that_is_wrong_is_not_reported_again() =>
        Rule<NoStart>.Reports(Workflow("W", "[Step] public StopEvent Begin(StartEvent s, int n) => new();"));

    private static string Workflow(string name, string steps) => $$"""
        [Event] public partial record A;
        [Event] public partial record B;
        [Event] public partial record Begun : StartEventBase;
        [Workflow] public partial class {{name}} { {{steps}} }
        """;
}
