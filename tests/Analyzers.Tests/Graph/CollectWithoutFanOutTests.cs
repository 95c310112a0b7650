namespace GenFlow.Analyzers.Tests;

public class CollectWithoutFanOutTests
{
    [Theory]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent Join([Collect] IReadOnlyList<A> {|GF2013:all|}) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent Join(Context ctx, [Collect] IReadOnlyList<A> {|GF2013:all|}, [Collect] IReadOnlyList<B> more) => new();")]
    [InlineData("[Step] public IEnumerable<A> Begin(StartEvent s) => []; [Step] public B Once([Collect] IReadOnlyList<A> all) => new(); [Step] public StopEvent Twice([Collect] IReadOnlyList<B> {|GF2013:all|}) => new();")]
    [InlineData("[Step, Emits<A>] public void Begin(Context ctx, StartEvent s) => ctx.SendEvent(new A()); [Step] public StopEvent Join([Collect] IReadOnlyList<A> {|GF2013:all|}) => new();")]
    [InlineData("[Step] public B Begin(StartEvent s) => new(); [Step] public IEnumerable<A> Split(B b) => []; [Step] public void Take(A a) { } [Step] public StopEvent Join([Collect(From = nameof(Split))] IReadOnlyList<B> {|GF2013:all|}) => new();")]
    public Task Join_without_a_fan_out_is_reported(string steps) => Rule<CollectWithoutFanOut>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public IEnumerable<A> Begin(StartEvent s) => []; [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step, FanOut, Emits<A>] public void Begin(Context ctx, StartEvent s) => ctx.SendEvent(new A()); [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step, FanOut] public void Begin(Context ctx, StartEvent s) => ctx.SendEvent(new A()); [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public IEnumerable<B> Begin(StartEvent s) => []; [Step] public IEnumerable<A> Split(B b) => []; [Step] public StopEvent Join([Collect(From = nameof(Begin))] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public IEnumerable<B> Begin(StartEvent s) => []; [Step] public A Work(B b) => new(); [Step] public A Recover(StepFailed<B> b) => new(); [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public IEnumerable<Message> Begin(StartEvent s) => []; [Step] public StopEvent Join([Collect] IReadOnlyList<Message.Order> all) => new();")]
    [InlineData("[Step] public IEnumerable<Ask> Begin(StartEvent s) => []; [Step] public StopEvent Join([Collect] IReadOnlyList<B> all) => new();")]
    [InlineData("[Step] public A Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); } [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent Join([Collect] IReadOnlyList<A> all) => new();")]
    public Task Join_of_a_fan_out_is_not_reported(string steps) => Rule<CollectWithoutFanOut>.Reports(Flow.Of(steps));
}
