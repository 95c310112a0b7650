using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class StreamEventReturnedTests
{
    [Theory]
    [InlineData("[Step] public {|GF2012:P|} Begin(StartEvent s) => new();")]
    [InlineData("[Step] public AnyOf<{|GF2012:P|}, StopEvent> Begin(StartEvent s) => new P();")]
    [InlineData("[Step] public async IAsyncEnumerable<{|GF2012:Reply|}> Begin(StartEvent s) { await Task.Yield(); yield break; }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent({|GF2012:new P()|}); ctx.SendEvent({|GF2012:new P()|}); return new(); }")]
    [InlineData("[Step, Emits<P>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent({|GF2012:new P()|}); return new(); }")]
    [InlineData("[Step, {|GF2012:Emits<P>|}] public StopEvent Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { {|GF2012:Tell(ctx)|}; return new(); } private void Tell(Context ctx) => ctx.SendEvent(new P());")]
    public Task Stream_event_that_no_step_takes_is_reported(string steps) => Rule<StreamEventReturned>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public P Begin(StartEvent s) => new(); [Step] public StopEvent End(P p) => new();")]
    [InlineData("[Step] public P Begin(StartEvent s) => new(); [Step] public StopEvent End(StreamEvent p) => new();")]
    [InlineData("[Step] public P Begin(StartEvent s) => new(); [Step] public StopEvent End(Event p) => new();")]
    [InlineData("[Step] public Reply Begin(StartEvent s) => new Reply.Done(); [Step] public StopEvent End(Reply.Done p) => new();")]
    [InlineData("[Step] public StreamEvent Begin(StartEvent s) => new P(); [Step] public StopEvent End(A p) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new();")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new();")]
    [InlineData("[Step, Publishes<P>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.WriteEventToStream(new P()); return new(); }")]
    [InlineData("[Step, Emits<P>] public StopEvent Begin(Context ctx, StartEvent s) => new();")]
    public Task Stream_event_that_is_taken_or_written_is_not_reported(string steps) => Rule<StreamEventReturned>.Reports(Flow.Of(steps));

    [Fact]
    public Task Event_is_written_instead_of_sent_and_declared_so() => Rule<StreamEventReturned>.Fixes<WriteInsteadOfSend>(
        Flow.Of("""
            [Step, Emits<P>, Emits<A>]
                public StopEvent Begin(Context ctx, StartEvent s)
                {
                    ctx.SendEvent(new P()); // first
                    ctx.SendEvent(new P());
                    ctx.SendEvent(new A());
                    ctx.SendEvent(new Reply.Token());
                    return new();
                }

                [Step] public void Take(A a) { }
            """),
        Flow.Of("""
            [Step, Publishes<P>, Emits<A>]
                public StopEvent Begin(Context ctx, StartEvent s)
                {
                    ctx.WriteEventToStream(new P()); // first
                    ctx.WriteEventToStream(new P());
                    ctx.SendEvent(new A());
                    ctx.WriteEventToStream(new Reply.Token());
                    return new();
                }

                [Step] public void Take(A a) { }
            """));

    [Theory]
    [InlineData("[Step] public P Begin(StartEvent s) => new();")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(s is null ? new P() : new A()); return new(); } [Step] public void Take(A a) { }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { Tell(ctx); return new(); } private void Tell(Context ctx) => ctx.SendEvent(new P());")]
    public Task Fix_is_not_offered_where_no_call_sends_the_event_alone(string steps) =>
        Rule<StreamEventReturned>.OffersNoFix<WriteInsteadOfSend>(Flow.Of(steps));
}
