namespace GenFlow.Analyzers.Tests;

public class MissingJoinEventTests
{
    [Theory]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent Join(A a, B {|GF2015:b|}) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent Join(A? a, B {|GF2015:b|}, C {|GF2015:c|}) => new();")]
    [InlineData("[Step] public StopEvent Join(StartEvent s, B {|GF2015:b|}) => new();")]
    public Task Event_that_nothing_gives_to_a_join_is_reported(string steps) => Rule<MissingJoinEvent>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public A Left(StartEvent s) => new(); [Step] public B Right(StartEvent s) => new(); [Step] public StopEvent Join(A a, B b) => new();")]
    [InlineData("[Step] public A Left(StartEvent s) => new(); [Step] public StopEvent Join(A a, B? b) => new();")]
    [InlineData("[Step] public A Left(StartEvent s) => new(); [Step] public Derived Right(StartEvent s) => new(); [Step] public StopEvent Join(A a, StartEvent s) => new();")]
    [InlineData("[Step] public A Left(StartEvent s) => new(); [Step] public B Recover(StepFailed f) => new(); [Step] public StopEvent Join(A a, B b) => new();")]
    [InlineData("[Step] public A Left(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); } [Step] public StopEvent Join(A a, B b) => new();")]
    [InlineData("[Step] public A Left(Context ctx, StartEvent s) { ctx.SendEvent(new B()); return new(); } [Step] public StopEvent Join(A a, B b) => new();")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public StopEvent Join(A a, B b) => new();")]
    public Task Event_that_may_come_is_not_reported(string steps) => Rule<MissingJoinEvent>.Reports(Flow.Of(steps));
}
