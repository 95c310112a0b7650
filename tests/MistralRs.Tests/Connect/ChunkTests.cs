using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.MistralRs.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>From what mistral.rs sends to chunks.</summary>
public sealed class ChunkTests
{
    [Fact]
    public async Task Chunks_of_text_end_with_one_that_has_the_reason_the_usage_and_the_servers_speeds()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("Why"), RsWire.Text(" not?"), RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);

        List<InferenceChunk> chunks = await Connected.ReadAsync(provider);

        Assert.Equal(["Why", " not?", null], chunks.Select(static chunk => chunk.Delta));
        InferenceChunk last = chunks[^1];
        Assert.Equal(ChatFinishReason.Stop, last.FinishReason);
        Assert.Equal(new Usage(12, 5), last.Usage);
        Assert.Equal((240.25, 17.5), (last.Timings!.PrefillTokensPerSecond, last.Timings.DecodeTokensPerSecond));
        Assert.True(last.Timings.TimeToFirstToken > TimeSpan.Zero);
        Assert.All(chunks[..^1], static chunk => Assert.True(chunk is { FinishReason: null, Usage: null, Timings: null, ToolCalls: null }));
    }

    [Fact]
    public async Task Thoughts_are_apart_from_the_text()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Thought("Hm"), RsWire.Thought("m."), RsWire.Text("42"), RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);

        InferenceAnswer answer = await provider.CompleteAsync(Connected.Joke);

        Assert.Equal(("Hmm.", "42", ChatFinishReason.Stop), (answer.Reasoning, answer.Text, answer.FinishReason));
    }

    [Fact]
    public async Task Calls_of_tools_are_whole_and_the_reason_says_so()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            RsWire.Answer(RsWire.Text("Let me see."), RsWire.Calls(("call-1", "get_weather", """{"city":"Paris"}"""), ("call-2", "get_time", ""))));
        await using MistralRsProvider provider = Connected.To(player);

        List<InferenceChunk> chunks = await Connected.ReadAsync(provider);

        Assert.Equal(
            [new("call-1", "get_weather", """{"city":"Paris"}"""), new("call-2", "get_time", "{}")],
            chunks.SelectMany(static chunk => chunk.ToolCalls ?? []));
        Assert.Equal(ChatFinishReason.ToolCalls, Assert.Single(chunks, static chunk => chunk.FinishReason is not null).FinishReason);
        Assert.NotNull(chunks[^1].FinishReason);
    }

    [Theory]
    [InlineData("length", "length")]
    [InlineData("stop", "stop")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("out_of_luck", "out_of_luck")]
    public async Task The_reason_is_the_servers(string said, string expected)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("So"), RsWire.Last(said)));
        await using MistralRsProvider provider = Connected.To(player);

        InferenceAnswer answer = await provider.CompleteAsync(Connected.Joke);

        Assert.Equal(expected, answer.FinishReason.Value);
    }

    [Fact]
    public async Task A_call_that_the_limit_has_cut_is_not_given()
    {
        string cut = RsWire.Chunk(new()
        {
            ["content"] = null,
            ["tool_calls"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["index"] = 0,
                ["id"] = "call-1",
                ["type"] = "function",
                ["function"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "get_weather", ["arguments"] = "{\"city\":\"Par" },
            }),
        });
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(cut, RsWire.Last("length")));
        await using MistralRsProvider provider = Connected.To(player);

        InferenceAnswer answer = await provider.CompleteAsync(Connected.Joke);

        Assert.Empty(answer.ToolCalls);
        Assert.Equal(ChatFinishReason.Length, answer.FinishReason);
    }

    [Fact]
    public async Task Every_cut_of_the_bytes_gives_the_same_chunks()
    {
        WireAnswer whole = RsWire.Answer(RsWire.Thought("Größe 🤔"), RsWire.Text("Ça "), RsWire.Text("va 👩‍👩‍👧"), RsWire.Calls(("c", "f", """{"x":"ü"}""")));
        int[] sizes = [1, 2, 3, 5, 7, 64, 1000];
        await using WirePlayer player = await WirePlayer.StartAsync([.. sizes.Select(whole.InPieces)]);
        await using MistralRsProvider provider = Connected.To(player);

        foreach (int _ in sizes)
        {
            InferenceAnswer answer = await provider.CompleteAsync(Connected.Joke);

            Assert.Equal(("Größe 🤔", "Ça va 👩‍👩‍👧"), (answer.Reasoning, answer.Text));
            Assert.Equal(new InferenceToolCall("c", "f", """{"x":"ü"}"""), Assert.Single(answer.ToolCalls));
            Assert.Equal(17.5, answer.Timings.DecodeTokensPerSecond);
        }

        player.Verify();
    }

    [Fact]
    public async Task Events_of_the_servers_own_tools_are_passed_over()
    {
        string progress = "event: agentic_tool_call_progress\ndata: {\"type\":\"agentic_tool_call_progress\",\"round\":0,\"tool_name\":\"search\",\"phase\":\"calling\",\"data\":{}}\n\n";
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(": keep-alive-text\n\n", progress, RsWire.Text("Found."), RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);

        Assert.Equal("Found.", (await provider.CompleteAsync(Connected.Joke)).Text);
    }
}
