using System.Text;
using GenFlow.Agents;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.ChatCompletions;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>Answers that no server should give.</summary>
public sealed class HostileAnswerTests
{
    [Fact]
    public async Task Names_of_arguments_that_are_no_Unicode_are_told_with_their_call()
    {
        OpenAIChatClient client = ChatWire.Client(Sse(
            """{"id":"1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"look","arguments":"{\"\\ud800\":1}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
            "[DONE]"));

        ChatResponse response = await client.GetResponseAsync("Hi");

        FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.NotNull(call.Exception);
    }

    [Theory]
    [InlineData("""{\"\\ud800\":1}""")]
    [InlineData("""{\"x\":\"\\ud800\"}""")]
    [InlineData("""{\"x\":1e99999999999999999999}""")]
    public async Task Arguments_of_any_kind_leave_the_run_its_end(string arguments)
    {
        OpenAIChatClient client = ChatWire.Client(
            Sse(
                """{"id":"1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"look","arguments":"%"}}]}}]}""".Replace("%", arguments, StringComparison.Ordinal),
                """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
                "[DONE]"),
            Sse(
                """{"id":"2","choices":[{"index":0,"delta":{"content":"Done."}}]}""",
                """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
                "[DONE]"));
        var agent = new Agent(client) { Actions = [AIFunctionFactory.Create((string x) => x, "look")] };

        AgentResponse response = await agent.RunAsync("Look");

        Assert.Equal((AgentStatus.Completed, "Done."), (response.Status, response.Text));
    }

    [Fact]
    public void Numbers_of_any_size_may_stand_in_what_is_replayed() =>
        Assert.Equal("Stop EndOfTurn 'stop'", ChatWire.Decode(
            """{"id":"1","choices":[{"index":0,"delta":{"content":"a","reasoning_details":[{"type":"t","text":"x","index":1e99999999999999999999}]}}]}""",
            """{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"t","text":"y","index":1e99999999999999999998}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
            "[DONE]")[^1]);

    [Fact]
    public async Task Numbers_of_any_size_may_be_arguments_behind_middleware()
    {
        OpenAIChatClient client = ChatWire.Client(Sse(
            """{"id":"1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"look","arguments":"{\"x\":1e99999999999999999999}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
            "[DONE]"));

        List<string> lines = await DeltaText.LinesAsync(ModelStreams.Of(new Around(client)));

        Assert.Equal("Stop Actions 'tool_calls'", lines[^1]);
        Assert.Contains(lines, static line => line.Contains("1e99999999999999999999", StringComparison.Ordinal));
    }

    [Fact]
    public void Members_of_a_call_without_end_are_refused()
    {
        string[] chunks = [.. Enumerable.Range(0, 20).Select(static chunk =>
            $$$"""{"id":"1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,{{{string.Join(',', Enumerable.Range(0, 1000).Select(member => $"\"m{chunk}_{member}\":1"))}}}}]}}]}""")];

        Assert.Throws<ModelResponseException>(() => ChatWire.Decode(chunks));
    }

    [Fact]
    public async Task What_was_held_is_given_before_an_error()
    {
        var updates = new List<ChatResponseUpdate>();

        await Assert.ThrowsAsync<ModelServerException>(async () =>
        {
            await foreach (ChatResponseUpdate update in ModelStreams.ToUpdates(BrokenAsync()))
            {
                updates.Add(update);
            }
        });

        Assert.Equal("found", Assert.IsType<FunctionResultContent>(Assert.Single(updates[^1].Contents)).Result);
    }

    private static byte[] Sse(params string[] events) => Encoding.UTF8.GetBytes(string.Concat(events.Select(static data => $"data: {data}\n\n")));

    private static async IAsyncEnumerable<ModelDelta> BrokenAsync()
    {
        yield return ModelDelta.ServerActionStart(0, "s", "search");
        yield return ModelDelta.BlockEnd(0);
        yield return ModelDelta.ServerResult(1, new ServerActionResult("s", "found", []));
        await Task.Yield();
        throw WireOrigin.Of("Test").Error("server_error", "no more");
    }

    /// <summary>Middleware that changes nothing.</summary>
    private sealed class Around(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override object? GetService(Type serviceType, object? serviceKey = null) => null;
    }
}
