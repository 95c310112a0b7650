using System.Text.Json.Nodes;
using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using GenFlow.Testing;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>How fast an answer was, by virtual time.</summary>
public sealed class TimingTests
{
    [Fact]
    public async Task Speeds_that_the_server_does_not_tell_are_measured()
    {
        var time = new VirtualTime();
        JsonObject usage = RsWire.Usage(20, 5);
        foreach (string name in usage.Select(static member => member.Key).Where(static name => name.Contains("sec", StringComparison.Ordinal)).ToArray())
        {
            usage.Remove(name);
        }

        InferenceAnswerTimes times = await AskAsync(time, RsWire.Chunk(new() { ["content"] = "" }, "stop", usage));

        Assert.Equal(new(TimeSpan.FromSeconds(2), 10, 1), times);
    }

    [Fact]
    public async Task Speeds_that_the_server_cannot_compute_are_measured()
    {
        var time = new VirtualTime();
        JsonObject usage = RsWire.Usage(20, 5);
        usage["avg_prompt_tok_per_sec"] = null;
        usage["avg_compl_tok_per_sec"] = null;

        InferenceAnswerTimes times = await AskAsync(time, RsWire.Chunk(new() { ["content"] = "" }, "stop", usage));

        Assert.Equal(new(TimeSpan.FromSeconds(2), 10, 1), times);
    }

    [Fact]
    public async Task Without_usage_there_is_only_the_time_to_the_first_token()
    {
        InferenceAnswerTimes times = await AskAsync(new VirtualTime(), RsWire.Last(hasUsage: false));

        Assert.Equal(new(TimeSpan.FromSeconds(2), 0, 0), times);
    }

    // The first token after two seconds, the last one four seconds later.
    private static async Task<InferenceAnswerTimes> AskAsync(VirtualTime time, string last)
    {
        (ScriptGate first, ScriptGate second) = (new(), new());
        string[] events = [RsWire.Text("a"), RsWire.Text("b"), last];
        WireAnswer answer = RsWire.Answer(events).WaitAt(0, first).WaitAt(events[0].Length, second);
        await using WirePlayer player = await WirePlayer.StartAsync(answer);
        await using MistralRsProvider provider = Connected.To(player, time: time);
        InferenceChunk end = default;
        Task reading = provider.StreamAsync(Connected.Joke, chunk =>
        {
            if (chunk.Delta == "a")
            {
                time.Advance(TimeSpan.FromSeconds(4));
                second.Open();
            }

            end = chunk;
        });
        await first.Reached;
        time.Advance(TimeSpan.FromSeconds(2));
        first.Open();
        await reading;
        return new(end.Timings!.TimeToFirstToken, end.Timings.PrefillTokensPerSecond, end.Timings.DecodeTokensPerSecond);
    }

    private sealed record InferenceAnswerTimes(TimeSpan First, double Prefill, double Decode);
}
