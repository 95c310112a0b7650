using GenFlow;
using GenFlow.Agents;
using GenFlow.LlamaCpp;

namespace LocalConcepts;

#region action
public static partial class Station
{
    /// <summary>Current weather of a city.</summary>
    [Action]
    public static string GetWeather(string city) => $"{city}: -3 degrees, snow";
}
#endregion

#region workflow
[Workflow]
public partial class Forecast(Agent agent)
{
    [Step, Publishes<AgentEvent>]
    public async Task<StopEvent<string>> Ask(Context ctx, StartEvent<string> question)
    {
        AgentResponse response = await ctx.ForwardAsync(agent.StreamAsync(question.Input));
        return new StopEvent<string>(response.Text);
    }
}
#endregion

/// <summary>Agents on a local model.</summary>
internal static class Acting
{
    private static readonly string[] s_answers =
    [
        """<think>The station knows.</think><tool_call>{"name":"get_weather","arguments":{"city":"New Bergen"}}</tool_call>""",
        "Yes, and boots.",
    ];

    private static readonly string[] s_answersAfterTools = ["It snows in New Bergen."];

    public static async Task ShowAsync(ModelFolder models)
    {
        string path = models.Write(s_answers, s_answersAfterTools);
        await AgentAsync(path);
        await SessionAsync(path);
        await WorkflowAsync(path);
    }

    private static async Task AgentAsync(string path)
    {
        #region agent
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = path, Threads = 1 });
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };

        await foreach (AgentEvent ev in agent.StreamAsync("What is the weather in New Bergen?"))
        {
            string? line = ev switch
            {
                ThoughtDelta thought => $"thought:{thought.Delta}",
                ActionDelta { Partial: Station.GetWeatherArgs.Partial { City: var city } } => $"city: {city}.",
                ActionExecuted { Action: var action } => $"{action.Name} gave {action.Result}",
                AgentCompleted end => $"{end.Response.Text} {end.Response.Usage.OutputTokens} tokens in {end.Response.Iterations} calls",
                _ => null,
            };
            if (line is not null)
            {
                Console.WriteLine(line);
            }
        }
        #endregion
    }

    private static async Task SessionAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };

        #region session
        var session = new AgentSession();
        await agent.RunAsync("What is the weather in New Bergen?", session);
        AgentResponse second = await agent.RunAsync("Do I need a coat?", session);

        Console.WriteLine($"{second.Text} {second.Usage.InputTokens - second.Usage.CachedInputTokens < 100}");
        #endregion
    }

    private static async Task WorkflowAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);
        var agent = new Agent(provider) { Name = "meteorologist", Actions = [Station.GetWeatherAction] };

        #region run
        await using WorkflowHandler<string> handler = await new Forecast(agent).RunAsync("What is the weather in New Bergen?");
        await foreach (ActionExecuted executed in handler.StreamEvents<ActionExecuted>())
        {
            Console.WriteLine($"{executed.AgentPath}: {executed.Action.Name} gave {executed.Action.Result}");
        }

        Console.WriteLine(await handler.ResultAsync());
        #endregion
    }
}
