using System.Text.Json.Nodes;
using GenFlow;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

#region workflow
[Workflow]
public partial class Advice(Agent agent)
{
    [Step, Publishes<AgentEvent>]
    public async Task<StopEvent<string>> Ask(Context ctx, StartEvent<string> question)
    {
        AgentResponse response = await ctx.ForwardAsync(agent.StreamAsync(question.Input));
        return new StopEvent<string>(response.Text);
    }
}
#endregion

internal static class InWorkflow
{
    public static async Task ShowAsync()
    {
        var agent = new Agent(Patterns.Model()) { Name = "meteorologist", Actions = [Weather.GetWeatherAction] };

        #region run
        await using WorkflowHandler<string> handler = await new Advice(agent).RunAsync("What is the weather in Oslo?");
        await foreach (StreamItem item in handler.StreamItems())
        {
            if (item.Event is ActionExecuted { Action: var action } executed)
            {
                Console.WriteLine($"{executed.AgentPath}: {action.Name} gave {action.Result}");
            }
        }

        Console.WriteLine(await handler.ResultAsync());
        #endregion
    }
}
