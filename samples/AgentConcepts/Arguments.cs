using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

internal static class Arguments
{
    public static async Task ShowAsync()
    {
        await GrowAsync();
        await MistakesAsync();
        Console.WriteLine(Weather.GetWeatherAction.JsonSchema);
    }

    private static async Task GrowAsync()
    {
        var agent = new Agent(new ScriptedModelStream(
            new Reply().Action("call_1", "get_weather", "{\"ci", "ty\":\"Ro", "me\",\"days\":1", "0}"), "Warm."))
        {
            Actions = [Weather.GetWeatherAction],
        };

        #region grow
        await foreach (AgentEvent ev in agent.StreamAsync("And in Rome?"))
        {
            if (ev is ActionDelta { Partial: Weather.GetWeatherArgs.Partial args } delta)
            {
                Console.WriteLine($"city '{args.City}', days '{args.Days}': {delta.Body}");
            }
        }
        #endregion
    }

    // What a model gets wrong, it is told; it then calls again.
    private static async Task MistakesAsync()
    {
        var model = new ScriptedModelStream(
            new Reply().Action("call_1", "get_weather", """{"city":"Rome","days":99}"""),
            new Reply().Action("call_2", "get_wether", """{"city":"Rome"}"""),
            new Reply().Action("call_3", "get_weather", """{"city":"Atlantis"}"""),
            "I give up.");
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };

        #region mistakes
        await foreach (AgentEvent ev in agent.StreamAsync("And in Rome?"))
        {
            switch (ev)
            {
                case ActionSkipped skipped:
                    Console.WriteLine($"{skipped.Cause}: {skipped.Reason}");
                    break;
                case ActionExecuted { Action: { IsError: true } failed }:
                    Console.WriteLine($"failed: {failed.Result}");
                    break;
            }
        }
        #endregion
    }
}
