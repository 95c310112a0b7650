using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

internal static class Patterns
{
    public static async Task ShowAsync()
    {
        await QuickAsync();
        await TextAsync(new Screen());
        await SpinnerAsync(new Screen());
        await ThoughtsAsync(new Screen());
    }

    // Asks for the weather, then says what it was told.
    internal static ScriptedModelStream Model() => ScriptedModelStream.Of(static request => request.Results is [.., var result]
        ? new Reply().Thought("Snow", "?").Text("The station says:", $" {result.Text}").Usage(60, 9)
        : new Reply().Thought("I have to", " ask.").Action("call_1", "get_weather", new JsonObject { ["city"] = "Oslo" }, pieceLength: 8).Usage(40, 12));

    private static async Task QuickAsync()
    {
        ScriptedModelStream model = Model();

        #region quick
        var agent = new Agent(model)
        {
            SystemPrompt = "You are a helpful assistant.",
            Actions = [Weather.GetWeatherAction],
        };

        await foreach (AgentEvent ev in agent.StreamAsync("What is the weather in Oslo?"))
        {
            switch (ev)
            {
                case MessageStart:
                    Console.WriteLine("--- turn started");
                    break;
                case ThoughtDelta thought:
                    Console.Write(thought.Delta);
                    break;
                case ThoughtEnd:
                    Console.WriteLine(" (thought)");
                    break;
                case ContentDelta content:
                    Console.Write(content.Delta);
                    break;
                case ActionStart action:
                    Console.WriteLine($"> calling {action.Name}");
                    break;
                case ActionDelta { Partial: Weather.GetWeatherArgs.Partial { City: { } city } }:
                    Console.WriteLine($"> city: {city}");
                    break;
                case ActionExecuted { Action: var action }:
                    Console.WriteLine($"> {action.Name} gave {action.Result}");
                    break;
                case MessageEnd end:
                    Console.WriteLine($"\n--- done ({end.Message.OutputTokens} output tokens)");
                    break;
            }
        }
        #endregion
    }

    private static async Task TextAsync(Screen ui)
    {
        var agent = new Agent(Model()) { Actions = [Weather.GetWeatherAction] };
        const string query = "What is the weather in Oslo?";

        #region text
        await foreach (AgentEvent ev in agent.StreamAsync(query))
        {
            if (ev is ContentDelta content)
            {
                ui.Append(content.Delta);
            }
            else if (ev is MessageEnd end)
            {
                ui.Complete(end.Message);
            }
        }
        #endregion
    }

    private static async Task SpinnerAsync(Screen ui)
    {
        var agent = new Agent(Model()) { Actions = [Weather.GetWeatherAction] };
        const string query = "What is the weather in Oslo?";

        #region spinner
        await foreach (AgentEvent ev in agent.StreamAsync(query))
        {
            if (ev is ActionStart action)
            {
                ui.ShowSpinner($"Running {action.Name}...");
            }
            else if (ev is ActionExecuted)
            {
                ui.HideSpinner();
            }
        }
        #endregion
    }

    private static async Task ThoughtsAsync(Screen ui)
    {
        var agent = new Agent(Model()) { Actions = [Weather.GetWeatherAction] };
        const string query = "What is the weather in Oslo?";

        #region thoughts
        await foreach (AgentEvent ev in agent.StreamAsync(query))
        {
            if (ev is ThoughtStart)
            {
                ui.OpenThoughts();
            }
            else if (ev is ThoughtDelta thought)
            {
                ui.Append(thought.Delta);
            }
            else if (ev is ThoughtEnd)
            {
                ui.CloseThoughts();
            }
        }
        #endregion
    }
}
