using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Actions;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class ServicesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_may_be_missing_is_given_to_an_action_of_an_agent_that_has_it(bool hasIt)
    {
        var model = new ScriptedModelStream(new Reply().Action("c1", "optional", "{\"list\":[],\"rest\":[]}").Action("c2", "own"), "Done.");
        var own = new TestAction("own", static (_, context) => TestAction.Text(context.GetService<IStation>() is null ? "none" : "one"));
        var agent = new Agent(model)
        {
            Actions = [Tools.OptionalAction, own],
            Services = new Calling.Services(hasIt ? new Calling.Station() : new object()),
        };

        await agent.RunAsync("Go.");

        Assert.Equal(hasIt ? ["- - False 0 0", "one"] : ["- - True 0 0", "none"], model.Requests[1].Results.Select(static result => result.Text));
    }
}
