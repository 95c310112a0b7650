namespace GenFlow.Analyzers.Tests;

public class AnswerNotAcceptedTests
{
    [Theory]
    [InlineData("[Step] public {|GF2014:Ask|} Begin(StartEvent s) => new();")]
    [InlineData("[Step] public async Task<AnyOf<StopEvent, {|GF2014:Ask|}>> Begin(StartEvent s) { await Task.Yield(); return new Ask(); }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent({|GF2014:new Ask()|}); return new(); }")]
    public Task Request_whose_answer_no_step_takes_is_reported(string steps) => Rule<AnswerNotAccepted>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent End(Event b) => new();")]
    [InlineData("[Step] public IEnumerable<Ask> Begin(StartEvent s) => []; [Step] public StopEvent End([Collect] IReadOnlyList<B> all) => new();")]
    [InlineData("[Step, Publishes<HowMany>] public async Task<StopEvent> Begin(Context ctx, StartEvent s) { int n = await ctx.RequestInputAsync(new HowMany()); return new(); }")]
    [InlineData("[Step] public A Begin(StartEvent s) => new();")]
    public Task Request_whose_answer_is_taken_is_not_reported(string steps) => Rule<AnswerNotAccepted>.Reports(Flow.Of(steps));
}
