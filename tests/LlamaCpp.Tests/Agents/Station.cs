using GenFlow.Agents;

namespace GenFlow.LlamaCpp.Tests.Agents;

/// <summary>What the agents of the tests can do and say.</summary>
public static partial class Station
{
    /// <summary>Current weather of a city.</summary>
    [Action]
    public static string GetWeather(string city) => $"{city}: -3 degrees, snow";
}

/// <summary>Weather as data.</summary>
/// <param name="City">The city.</param>
/// <param name="Degrees">Its temperature.</param>
[StructuredOutput]
public sealed partial record Reading(string City, int Degrees);

/// <summary>Whose step forwards an agent's events to its stream.</summary>
[Workflow]
public partial class Forecast(Agent agent)
{
    /// <summary>Asks the agent.</summary>
    [Step, Publishes<AgentEvent>]
    public async Task<StopEvent<AgentResponse>> Ask(Context ctx, StartEvent<string> question) =>
        new(await ctx.ForwardAsync(agent.StreamAsync(question.Input)));
}
