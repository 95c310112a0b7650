using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class UnsayableInputTests
{
    [Fact]
    public async Task Input_that_no_client_can_be_given_fails_the_run_and_is_not_in_the_session()
    {
        var agent = new Agent(new ScriptedModelStream("Hello."));
        var session = new AgentSession();

        await Assert.ThrowsAsync<ArgumentException>(() => agent.RunAsync(AgentMessage.User(new MediaBlock("nonsense", [1])), session));

        Assert.Empty(session.Messages);
        Assert.Equal("Hello.", (await agent.RunAsync("Then so.", session)).Text);
    }
}
