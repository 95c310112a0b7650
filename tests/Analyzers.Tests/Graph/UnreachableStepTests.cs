namespace GenFlow.Analyzers.Tests;

public class UnreachableStepTests
{
    [Theory]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public B {|GF2002:Left|}(A a) => new(); [Step] public A {|GF2002:Right|}(B b) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public A {|GF2002:Again|}(A a) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent {|GF2002:Join|}([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent {|GF2002:Join|}(A a, B b) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent {|GF2002:Recover|}(StepFailed<A> failed) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public AnyOf<A, B> {|GF2002:Again|}(A a) => new B(); [Step] public void Behind(B b) { }")]
    public Task Step_that_nothing_leads_to_is_reported_and_not_what_follows(string steps) => Rule<UnreachableStep>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public void Other(A a) { }")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(A a) => new(); [Step] public StopEvent Recover(StepFailed<A> failed) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent Recover(StepFailed failed) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(A a) => new(); [Step] public void Rest(Event rest) { }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); } [Step] public A Again(A a) => new();")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); } [Step] public A Again(A a) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new Derived(); [Step] public Derived Again(Derived d) => d; [Step] public StopEvent End(A a) => new();")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Again(A a) => a;")]
    [InlineData("[Step] public StopEvent Begin(Event e) => new();")]
    [InlineData("[Step] public IEnumerable<A> Begin(StartEvent s) => []; [Step] public B? Work(A a) => null; [Step] public StopEvent Join([Collect] IReadOnlyList<B> all, [Collect] IReadOnlyList<C> none) => new();")]
    public Task Step_that_may_be_reached_is_not_reported(string steps) => Rule<UnreachableStep>.Reports(Flow.Of(steps));

    [Fact]
    public Task Step_inherited_with_a_context_may_send_anything() => Rule<UnreachableStep>.Reports(
        """
        [Event] public partial record A;
        public abstract class Base { [Step] public StopEvent Begin(Context ctx, StartEvent s) => new(); }
        [Workflow] public partial class W : Base { [Step] public A Again(A a) => new(); }
        """);
}
