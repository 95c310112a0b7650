using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;

namespace AgentConcepts;

internal static class Wires
{
    private const string Recorded = """
        data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"It "}}]}

        data: {"choices":[{"index":0,"delta":{"content":"snows."}}]}

        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    public static async Task ShowAsync()
    {
        #region wire
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Error(503),
            WireAnswer.Sse(Recorded).InPieces(7),
            WireAnswer.Sse(Recorded).ResetAt(120));
        var agent = new Agent(new OpenAIChatClient(new ChatCompletionsOptions { BaseUrl = player.Url, Model = "any", RetryDelay = TimeSpan.Zero }));

        Console.WriteLine((await agent.RunAsync("What is the weather in Oslo?")).Text);
        try
        {
            await agent.RunAsync("And in Rome?");
        }
        catch (ModelConnectionException)
        {
            Console.WriteLine($"broken off in answer {player.Requests.Count}");
        }

        player.Verify();
        #endregion
    }
}
