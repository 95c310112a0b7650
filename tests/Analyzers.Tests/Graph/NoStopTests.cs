namespace GenFlow.Analyzers.Tests;

public class NoStopTests
{
    [Theory]
    [InlineData("[Step] public void Begin(StartEvent s) { }")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public Task End(A a) => Task.CompletedTask;")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public A Again(A a) => a;")]
    [InlineData("[Step] public void Begin(StartEvent s) { } [Step] public void Recover(StepFailed failed) { }")]
    public Task Workflow_without_a_stop_is_reported(string steps) => Rule<NoStop>.Reports(Workflow("{|GF2007:W|}", steps));

    [Theory]
    [InlineData("[Step] public StopEvent? Begin(StartEvent s) => null;")]
    [InlineData("[Step] public void Begin(StartEvent s) { } [Step] public StopEvent Recover(StepFailed failed) => new();")]
    [InlineData("[Step] public void Begin(Context ctx, StartEvent s) => ctx.SendEvent(new StopEvent());")]
    [InlineData("[Step, Emits<StopEvent>] public void Begin(Context ctx, StartEvent s) { }")]
    [InlineData("[Step] public void Begin(Context ctx, StartEvent s) => Other.Use(ctx);")]
    [InlineData("[Step] public Event Begin(StartEvent s) => new StopEvent();")]
    [InlineData("[Step] public Ended Begin(StartEvent s) => new();")]
    [InlineData("[Step] public B Begin(StartEvent s) => new();")]
    [InlineData("[Step] public A Again(A a) => a;")]
    [InlineData("[Step] public void Begin(StartEvent s) { } [Step] public AnyOf<A, StopEvent> Again(A a) => a;")]
    [InlineData("")]
    public Task Workflow_that_may_stop_or_is_wrong_otherwise_is_not_reported(string steps) => Rule<NoStop>.Reports(Workflow("W", steps));

    private static string Workflow(string name, string steps) => $$"""
        [Event] public partial record A;
        [Event] public partial record B;
        [Event] public partial record Ended : StopEventBase;
        public static class Other { public static void Use(Context ctx) { } }
        [Workflow] public partial class {{name}} { {{steps}} }
        """;
}
