using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests;

/// <summary>The program of the reference, line by line.</summary>
public sealed class ReferenceProgramTests
{
    [Fact]
    public async Task The_program_prints_each_delta_and_why_the_model_has_finished()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("Why did"), RsWire.Text(" it?"), RsWire.Last()));
        using var output = new StringWriter { NewLine = "\n" };

        await using var provider = new MistralRsProvider(options: new MistralRsOptions("mistralai/Mistral-7B-Instruct-v0.3") { BaseUrl = new Uri(player.Url, "v1"), Start = MistralRsStart.Never });
        void OnChunk(InferenceChunk chunk)
        {
            if (chunk.Delta is { Length: > 0 } delta)
            {
                output.Write(delta);
            }

            if (chunk.FinishReason is { } reason)
            {
                output.WriteLine($"\n[finish: {reason}]");
            }
        }

        await provider.StreamAsync([ChatMessage.User("Tell me a joke")], OnChunk);

        Assert.Equal("Why did it?\n[finish: stop]\n", output.ToString());
    }

    [Fact]
    public async Task A_callback_that_gives_a_task_is_awaited_and_its_exception_is_thrown()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("Why did"), RsWire.Text(" it?"), RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => provider.StreamAsync([ChatMessage.User("Hello!")], chunk => Task.FromException(new InvalidOperationException())));
    }

    [Fact]
    public async Task The_loop_over_the_stream_ends_with_the_finish_reason()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("Why did"), RsWire.Text(" it?"), RsWire.Last()));
        using var output = new StringWriter();
        await using MistralRsProvider provider = Connected.To(player);
        InferenceChunkStream stream = provider.StreamAsync([ChatMessage.User("Hello!")]);

        await foreach (InferenceChunk chunk in stream)
        {
            if (chunk.Delta is { Length: > 0 } delta)
            {
                output.Write(delta);
            }

            if (chunk.FinishReason is not null)
            {
                break;
            }
        }

        Assert.Equal("Why did it?", output.ToString());
    }
}
