namespace GenFlow.Analyzers.Tests;

/// <summary>What a step sends, where it forwards streams: an agent sends nothing, any other stream may.</summary>
public class ForwardingStepTests
{
    [Theory]
    [InlineData("{|GF2005:Emits<A>|}", "agent.StreamAsync(\"hello\")")]
    [InlineData("Emits<A>", "new Talk()")]
    [InlineData("Emits<A>", "(true ? (IForwardable<Reply, int>)new Talk() : new Talk())")]
    public Task Declared_send_is_reported_where_only_agents_are_forwarded(string declared, string stream) => Rule<DeclaredButNotSent>.Reports(Flow.Of($$"""
        [Step, {{declared}}]
        public async Task<StopEvent> Begin(Context ctx, StartEvent s)
        {
            GenFlow.Agents.Agent agent = null!;
            await ctx.ForwardAsync({{stream}});
            return new();
        }

        [Step] public void Take(A a) { }
        """) + """

        public sealed class Talk : IForwardable<Reply, int>
        {
            public string Name => "talk";
            public int Result => 1;
            public async IAsyncEnumerable<Reply> StreamIn(Context context) { await Task.Yield(); context.SendEvent(new A()); yield return new Reply.Token(); }
        }
        """);
}
