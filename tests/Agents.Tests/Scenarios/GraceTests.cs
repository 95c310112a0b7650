using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class GraceTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(24 * 3_600 + 1)]
    public void A_grace_that_cannot_be_waited_for_is_refused_where_the_agent_is_made(int seconds) =>
        Assert.Throws<AgentConfigurationException>(() => new Agent(new ScriptedModelStream("Hello.")) { Grace = TimeSpan.FromSeconds(seconds) });
}
