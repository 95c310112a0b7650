using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class AgentStreamDroppedTests
{
    [Theory]
    [InlineData("{|GF6009:agent.StreamAsync(\"hello\")|};")]
    [InlineData("_ = {|GF6009:agent.StreamAsync(\"hello\")|};")]
    [InlineData("Action go = () => { {|GF6009:agent.StreamAsync(session)|}; };")]
    [InlineData("if (agent is not null) {|GF6009:agent.StreamAsync(\"hello\")|};")]
    [InlineData("{|GF6009:new Chain(agent).StreamAsync(\"hello\")|};")]
    [InlineData("{|GF6009:((IAgent)agent).StreamAsync(\"hello\")|};")]
    public Task Stream_that_nobody_reads_is_reported(string statement) => Rule<AgentStreamDropped>.Reports(Source(statement));

    [Theory]
    [InlineData("await foreach (AgentEvent ev in agent.StreamAsync(\"hello\")) { }")]
    [InlineData("var stream = agent.StreamAsync(\"hello\"); await foreach (var ev in stream) { }")]
    [InlineData("Read(agent.StreamAsync(\"hello\"));")]
    [InlineData("await agent.RunAsync(\"hello\");")]
    [InlineData("await new Chain(agent).RunAsync(\"hello\");")]
    [InlineData("Throws(() => agent.StreamAsync(\"hello\"));")]
    [InlineData("Throws(() => _ = agent.StreamAsync(\"hello\"));")]
    [InlineData("new Other().StreamAsync();")]
    public Task Stream_that_somebody_has_is_not_reported(string statement) => Rule<AgentStreamDropped>.Reports(Source(statement));

    [Fact]
    public Task Agent_is_run_to_its_end() => Rule<AgentStreamDropped>.Fixes<RunInstead>(
        Source("""
            // first
                    agent.StreamAsync("hello"); // behind
                    _ = agent.StreamAsync(session, CancellationToken.None);
                    if (agent is not null)
                        agent.StreamAsync("goodbye");
            """),
        Source("""
            // first
                    await agent.RunAsync("hello"); // behind
                    await agent.RunAsync(session, CancellationToken.None);
                    if (agent is not null)
                        await agent.RunAsync("goodbye");
            """));

    [Fact]
    public Task Place_where_nothing_can_be_awaited_is_not_fixed() =>
        Rule<AgentStreamDropped>.OffersNoFix<RunInstead>(Source("Action go = () => { agent.StreamAsync(\"hello\"); };"));

    private static string Source(string statement) => $$"""
        using GenFlow.Agents;

        public class Other
        {
            public int StreamAsync() => 1;
        }

        public static class Program
        {
            public static async Task RunAll(Agent agent, AgentSession session)
            {
                {{statement}}
                await Task.Yield();
            }

            private static void Read(AgentStream stream) { }
            private static void Throws(Action start) { }
            private static void Throws(Func<object> start) { }
        }
        """;
}
