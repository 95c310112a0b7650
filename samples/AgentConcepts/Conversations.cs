using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace AgentConcepts;

internal static class Conversations
{
    public static async Task ShowAsync()
    {
        await TurnsAsync();
        await KeepAsync();
        await PricesAsync();
        await BrokenAsync();
        await HooksAsync();
        await ContextAsync();
    }

    private static async Task ContextAsync()
    {
        var model = new ScriptedModelStream(
            [.. Enumerable.Range(0, 6).Select(static number => new Reply().Action($"call_{number}", "get_weather", new JsonObject { ["city"] = "Lima" })), new Reply().Text("Fog.")]);

        #region context
        var agent = new Agent(model)
        {
            Actions = [Weather.GetWeatherAction],
            ContextPolicy = new ContextPolicy { WholeResults = 20, HighWater = 400_000, LowWater = 150_000 },
        };
        #endregion

        AgentResponse response = await agent.RunAsync("Lima?");
        Console.WriteLine($"{response.Text} {model.Requests[^1].Messages.Count} messages");
    }

    private static async Task TurnsAsync()
    {
        var model = ScriptedModelStream.Of(static request => new Reply().Text($"Heard: {request.Messages.Count(static message => message.Role.Value == "user")}.").Usage(10, 5));
        var agent = new Agent(model);

        #region turns
        var session = new AgentSession();
        AgentResponse first = await agent.RunAsync("My name is Ada.", session);
        AgentResponse second = await agent.RunAsync("What is my name?", session);
        #endregion

        Console.WriteLine($"{first.Text} {second.Text}");
        Console.WriteLine($"{session.Messages.Count} messages, {second.Usage.TotalTokens} tokens in this run, {session.Usage.TotalTokens} in all");
    }

    private static async Task KeepAsync()
    {
        var model = new ScriptedModelStream(
            new Reply().Thought("ask").Signature("c2lnbmVk").Action("call_1", "get_weather", new JsonObject { ["city"] = "Lima" }), "Fog.", "Fog is wet air.");
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };
        var session = new AgentSession();
        await agent.RunAsync("Lima?", session);

        #region keep
        byte[] json = session.ToJson();
        AgentSession restored = AgentSession.FromJson(json);
        await agent.RunAsync("What is fog?", restored);
        #endregion

        Console.WriteLine($"{session.Id == restored.Id}, {session.Messages.Count} and {restored.Messages.Count} messages");

        #region elsewhere
        var begun = new AgentSession([AgentMessage.User("I speak French."), new AgentMessage(AgentRole.Assistant, [new TextBlock("Entendu.")])]);
        #endregion
        Console.WriteLine(begun.Messages[^1].Text);

        #region media
        byte[] png = Convert.FromBase64String("iVBORw0KGgo=");
        AgentMessage question = AgentMessage.User(new TextBlock("What is this?"), new MediaBlock("image/png", png, Name: "chart.png"));
        #endregion
        Console.WriteLine(question.Blocks.Count);
    }

    private static async Task PricesAsync()
    {
        var model = new ScriptedModelStream(new Reply().Model("large-2").Text("Hm.").Usage(1_000_000, 100_000));

        #region prices
        var agent = new Agent(model)
        {
            Prices = new ModelPrices([new("large-*", new ModelPrice(Input: 3, Output: 15)), new("small", new ModelPrice(Input: 0.25m, Output: 1.25m))]),
        };
        AgentResponse response = await agent.RunAsync("Think hard.");
        Console.WriteLine(response.Cost is { } cost ? $"{cost:F2}" : "unknown");
        #endregion
    }

    private static async Task BrokenAsync()
    {
        var model = new ScriptedModelStream(new Reply().Text("I was about to").Cut(), "I am back.");
        var agent = new Agent(model);

        #region broken
        var session = new AgentSession();
        try
        {
            await agent.RunAsync("Tell me.", session);
        }
        catch (ModelException broken) when (broken.IsTransient)
        {
            // What was said is in the session; what was half answered is not.
            AgentResponse response = await agent.RunAsync(session);
            Console.WriteLine($"{response.Text} ({session.Messages.Count} messages)");
        }
        #endregion
    }

    private static async Task HooksAsync()
    {
        var model = new ScriptedModelStream(new Reply().Action("call_1", "get_weather", new JsonObject { ["city"] = "Lima" }), "Foggy.");
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction], Hooks = [new Journal()] };
        await agent.RunAsync("Lima?");
    }
}

#region hook
internal sealed class Journal : AgentHook
{
    public override ValueTask CallAsync(AgentRunInfo run, int iteration, Microsoft.Extensions.AI.ChatOptions options, CancellationToken cancellationToken)
    {
        options.Temperature = iteration == 1 ? 0.7f : 0;
        Console.WriteLine($"call {iteration} of {run.AgentPath}");
        return default;
    }

    public override ValueTask StopAsync(AgentRunInfo run, AgentResponse? response, Exception? failure)
    {
        Console.WriteLine($"stopped: {response?.Status.ToString() ?? failure?.Message ?? "left early"}");
        return default;
    }
}
#endregion
