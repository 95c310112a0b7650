using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>The ways to be given chunks.</summary>
public sealed class CallbackTests
{
    private static readonly WireAnswer s_answer = RsWire.Answer(RsWire.Text("Why"), RsWire.Text(" not?"), RsWire.Last());

    [Fact]
    public async Task Every_way_takes_messages_in_brackets_and_gives_the_same()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(s_answer, s_answer, s_answer, s_answer, s_answer, s_answer, s_answer);
        await using MistralRsProvider provider = Connected.To(player);
        var texts = new List<string>();
        string text = "";

        await provider.StreamAsync([ChatMessage.User("Tell me a joke")], chunk => text += chunk.Delta);
        texts.Add(Take(ref text));
        await provider.StreamAsync([ChatMessage.User("Tell me a joke")], async chunk =>
        {
            await Task.Yield();
            text += chunk.Delta;
        });
        texts.Add(Take(ref text));
        await provider.StreamAsync([ChatMessage.User("Tell me a joke")], (chunk, cancellationToken) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            text += chunk.Delta;
            return ValueTask.CompletedTask;
        });
        texts.Add(Take(ref text));
        await foreach (InferenceChunk chunk in provider.StreamAsync([ChatMessage.User("Tell me a joke")]))
        {
            text += chunk.Delta;
        }

        texts.Add(Take(ref text));
        texts.Add((await provider.CompleteAsync([ChatMessage.User("Tell me a joke")])).Text);
        texts.Add((await provider.GetResponseAsync([ChatMessage.User("Tell me a joke")])).Text);
        await foreach (ModelDelta delta in ((IModelStream)provider).StreamAsync([ChatMessage.User("Tell me a joke")], new ChatOptions()))
        {
            Assert.NotEqual(ModelDeltaKind.Replay, delta.Kind);
            text += delta.Kind == ModelDeltaKind.Text ? delta.Text : "";
        }

        texts.Add(Take(ref text));
        Assert.All(texts, static read => Assert.Equal("Why not?", read));
        Assert.Equal(7, texts.Count);
    }

    [Fact]
    public async Task What_a_callback_throws_stops_the_model_and_is_thrown_as_it_was()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(RsWire.Text("Why")).StallAt(RsWire.Text("Why").Length));
        await using MistralRsProvider provider = Connected.To(player);
        var mine = new FormatException("mine");

        Assert.Same(mine, await Assert.ThrowsAsync<FormatException>(() => provider.StreamAsync(Connected.Joke, _ => throw mine)));

        await player.ClosedAsync();
        Assert.Equal(1, player.Left);
    }

    [Fact]
    public async Task Leaving_the_loop_closes_the_connection()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(RsWire.Text("Why")).StallAt(RsWire.Text("Why").Length));
        await using MistralRsProvider provider = Connected.To(player);

        await foreach (InferenceChunk _ in provider.StreamAsync(Connected.Joke))
        {
            break;
        }

        await player.ClosedAsync();
        Assert.Equal(1, player.Left);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_stops_the_answer_by_either_token(bool isOfCall)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(RsWire.Text("Why")).StallAt(RsWire.Text("Why").Length));
        await using MistralRsProvider provider = Connected.To(player);
        using var stop = new CancellationTokenSource();
        InferenceChunkStream stream = provider.StreamAsync(Connected.Joke, cancellationToken: isOfCall ? stop.Token : default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (InferenceChunk _ in stream.WithCancellation(isOfCall ? default : stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        await player.ClosedAsync();
        Assert.Equal(1, player.Left);
    }

    [Fact]
    public async Task A_stream_is_read_once_and_asks_only_then()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(s_answer);
        await using MistralRsProvider provider = Connected.To(player);
        InferenceChunkStream stream = provider.StreamAsync(Connected.Joke);
        Assert.Equal(0, player.Opened);

        await foreach (InferenceChunk _ in stream)
        {
        }

        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.Contains("once", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, player.Opened);
    }

    private static string Take(ref string text) => Interlocked.Exchange(ref text, "");
}
