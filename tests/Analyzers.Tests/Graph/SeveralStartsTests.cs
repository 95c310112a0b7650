namespace GenFlow.Analyzers.Tests;

public class SeveralStartsTests
{
    [Theory]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent Other(A {|GF2010:a|}) => new();")]
    [InlineData("[Step] public StopEvent Begin(B {|GF2010:b|}) => new(); [Step] public StopEvent Other(A {|GF2010:a|}) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent<int> s) => new(); [Step] public StopEvent Other(A {|GF2010:a|}) => new(); [Step] public void Too(A a) { }")]
    public Task Event_that_is_an_input_beside_others_is_suggested(string steps) => Rule<SeveralStarts>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent Other(StartEvent<int> s) => new();")]
    [InlineData("[Step] public StopEvent Begin(A a) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent Other(A a) => new();")]
    [InlineData("[Step] public Derived Begin(StartEvent s) => new(); [Step] public StopEvent Other(A a) => new();")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); } [Step] public void Other(A a) { }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); } [Step] public void Other(A a) { }")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent Other(B b) => new();")]
    public Task One_input_start_events_and_what_may_be_sent_are_not_reported(string steps) => Rule<SeveralStarts>.Reports(Flow.Of(steps));
}
