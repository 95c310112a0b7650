using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;

namespace AgentConcepts;

internal static class Scripts
{
    public static async Task ShowAsync()
    {
        await InOrderAsync();
        await ByTranscriptAsync();
        await FailureAsync();
        await TimeAsync();
        await ManyAsync();
    }

    private static async Task InOrderAsync()
    {
        #region in-order
        var model = new ScriptedModelStream(
            new Reply()
                .Thought("I have to", " ask.").Signature("c2lnbmVk")
                .Text("One ", "moment.")
                .Action("call_1", "get_weather", "{\"ci", "ty\":\"Os", "lo\"}")
                .Usage(inputTokens: 40, outputTokens: 12),
            "It snows.");
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };
        AgentResponse response = await agent.RunAsync("What is the weather in Oslo?");

        ScriptedRequest second = model.Requests[1];
        Console.WriteLine($"{response.Text} {second.Results[0].Name} gave {second.Results[0].Text}");
        #endregion
    }

    private static async Task ByTranscriptAsync()
    {
        #region by-transcript
        var model = ScriptedModelStream.Of(static request => request.Results switch
        {
            [] => new Reply().Interleaved(
                new Reply().Action("call_1", "get_weather", new JsonObject { ["city"] = "Oslo" }, pieceLength: 5),
                new Reply().Action("call_2", "get_weather", new JsonObject { ["city"] = "Rome" }, pieceLength: 5)),
            var results => $"{string.Join(" and ", results.Select(static result => result.Text))}.",
        });
        #endregion
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };
        Console.WriteLine((await agent.RunAsync("Oslo or Rome?")).Text);
    }

    private static async Task FailureAsync()
    {
        #region failure
        var model = new ScriptedModelStream(
            new Reply().Action("call_1", "get_weather", "{\"city\":\"Os").LeaveOpen().Stop(StopReason.OutputLimit, "max_tokens"),
            new Reply().Text("I was ab").Fail(new ModelException("overloaded") { IsTransient = true }));
        #endregion
        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };
        AgentResponse cut = await agent.RunAsync("Oslo?");
        Console.WriteLine($"{cut.Status}: {cut.Message.RawStopReason}");
        try
        {
            await agent.RunAsync("Oslo?");
        }
        catch (ModelException error)
        {
            Console.WriteLine($"{error.Message}, transient: {error.IsTransient}, {model.Opened} opened and {model.Closed} closed");
        }
    }

    private static async Task TimeAsync()
    {
        #region time
        var time = new VirtualTime();
        var model = new ScriptedModelStream(new Reply().Text("Let me think").Delay(TimeSpan.FromMinutes(10)).Text(": 42.")) { TimeProvider = time };

        Task<AgentResponse> answer = new Agent(model) { TimeProvider = time }.RunAsync("What is the answer?");
        await time.TimerStartedAsync(TimeSpan.FromMinutes(10));
        time.Advance(TimeSpan.FromMinutes(10));

        Console.WriteLine($"{(await answer).Text} after {(await answer).Duration}");
        #endregion
    }

    private static async Task ManyAsync()
    {
        #region many
        var gate = new ScriptGate();
        var model = ScriptedModelStream.PerConversation(
            new Reply().Text("On ").Wait(gate).Text("it."),
            "Done.");
        var agent = new Agent(model);
        AgentSession[] sessions = [.. Enumerable.Range(0, 1_000).Select(static _ => new AgentSession())];

        Task<AgentResponse>[] runs = [.. sessions.Select(session => agent.RunAsync("Begin.", session))];
        await gate.Reached;
        gate.Open();
        await Task.WhenAll(runs);

        AgentResponse[] ends = await Task.WhenAll(sessions.Select(session => agent.RunAsync("End.", session)));
        #endregion
        Console.WriteLine($"{ends.Count(static end => end.Text == "Done.")} of {model.Opened / 2}");
    }
}
