namespace GenFlow.Analyzers.Tests;

public class SeveralResultsTests
{
    [Theory]
    [InlineData("[Step] public StopEvent<int> Begin(StartEvent s) => new(1); [Step] public {|GF2011:StopEvent<string>|} Other(StartEvent<int> s) => new(\"\");")]
    [InlineData("[Step] public AnyOf<StopEvent<int>, {|GF2011:StopEvent|}> Begin(StartEvent s) => new StopEvent();")]
    [InlineData("[Step] public async Task<AnyOf<A, StopEvent<int>>> Begin(StartEvent<int> s) { await Task.Yield(); return new A(); } [Step] public {|GF2011:StopEvent<List<int>>|} End(A a) => new([]); [Step] public StopEvent<int> Two(StartEvent<string> a) => new(1);")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step, {|GF2011:Emits<StopEvent<int>>|}] public void Other(Context ctx, StartEvent<int> s) => ctx.SendEvent(new StopEvent<int>(1));")]
    [InlineData("[Step] public StopEvent Begin(StartEvent s) => new(); [Step] public {|GF2011:Ended|} Other(StartEvent<int> s) => new();")]
    public Task Second_type_of_result_is_reported(string steps) => Rule<SeveralResults>.Reports(Source(steps));

    [Theory]
    [InlineData("[Step] public StopEvent<int> Begin(StartEvent s) => new(1); [Step] public StopEvent<int> Other(StartEvent<int> s) => new(1);")]
    [InlineData("[Step] public StopEvent<string> Begin(StartEvent s) => new(\"\"); [Step] public StopEvent<string?> Other(StartEvent<int> s) => new(\"\");")]
    [InlineData("[Step] public AnyOf<Ended, Broken> Begin(StartEvent s) => new Ended();")]
    [InlineData("[Step] public StopEvent<(int A, int B)> Begin(StartEvent s) => null!; [Step] public StopEvent<(int, int)> Other(StartEvent<int> s) => null!;")]
    [InlineData("[Step] public StopEvent<int> Begin(Context ctx, StartEvent s) { ctx.SendEvent(new StopEvent<string>(\"\")); return new(1); }")]
    [InlineData("[Step] public void Begin(StartEvent s) { }")]
    public Task One_type_of_result_is_not_reported(string steps) => Rule<SeveralResults>.Reports(Source(steps));

    private static string Source(string steps) => Flow.Of(steps) + """

        [Event] public partial record Ended : StopEventBase;
        [Event] public partial record Broken : StopEventBase;
        """;
}
