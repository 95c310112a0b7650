namespace GenFlow.Analyzers.Tests;

public class EndlessCycleTests
{
    [Theory]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public A {|GF2008:Again|}(A a) => a;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public Task<B> {|GF2008:Left|}(A a) => null!; [Step] public ValueTask<A> Right(B b) => default;")]
    [InlineData("[Step] public AnyOf<A, C, StopEvent> Begin(StartEvent s) => new A(); [Step] public A {|GF2008:Again|}(A a) => a; [Step] public C {|GF2008:Other|}(C c) => c;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public B Before(A a) => new(); [Step] public AnyOf<B, C> {|GF2008:Left|}(B b) => new C(); [Step] public B Right(C c) => new();")]
    public Task Steps_that_only_lead_to_each_other_are_reported_once(string steps) => Rule<EndlessCycle>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public A? Again(A a) => null;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public Task<A?> Again(A a) => null!;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public IEnumerable<A> Again(A a) => [];")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public AnyOf<A, StopEvent> Again(A a) => a;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public A Again(A a) => a; [Step] public StopEvent Recover(StepFailed failed) => new();")]
    [InlineData("[Step] public A Tick(StartEvent s) => new(); [Step] public A Again(A a) => a; [Step] public StopEvent Work(StartEvent s) => new();")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); } [Step] public A Again(A a) => a;")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public A Again(Context ctx, A a) { Foreign.Use(ctx); return a; }")]
    [InlineData("[Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A(); [Step] public B Dead(A a) => new();")]
    [InlineData("[Step] public AnyOf<B, StopEvent> Begin(StartEvent s) => new B(); [Step] public Ask Again(B a) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public A Again(A a) => a;")]
    public Task Steps_with_a_way_out_or_a_branch_beside_them_are_not_reported(string steps) => Rule<EndlessCycle>.Reports(Flow.Of(steps));

    [Fact]
    public Task Event_that_may_be_null_without_annotations_is_a_way_out() => Rule<EndlessCycle>.Reports("""
        [Event] public partial record A;
        [Workflow]
        public partial class W
        {
            [Step] public AnyOf<A, StopEvent> Begin(StartEvent s) => new A();
        #nullable disable
            [Step] public A Again(A a) => null;
        }
        """);
}
