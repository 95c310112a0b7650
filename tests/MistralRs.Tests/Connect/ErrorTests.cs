using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>What fails with a server that was there before.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task A_stream_that_is_cut_anywhere_has_no_last_chunk()
    {
        WireAnswer whole = RsWire.Answer(RsWire.Text("Why"), RsWire.Text(" not?"), RsWire.Last());
        long end = whole.Length - RsWire.Done.Length - 1;
        long[] cuts = [0, 1, 40, RsWire.Text("Why").Length, RsWire.Text("Why").Length + 9, end - 30];
        await using WirePlayer player = await WirePlayer.StartAsync(
            [.. cuts.SelectMany(cut => new[] { whole.CloseAt(cut), whole.EndAt(cut), whole.ResetAt(cut) })]);
        await using MistralRsProvider provider = Connected.To(player);

        for (int turn = 0; turn < cuts.Length * 3; turn++)
        {
            var chunks = new List<InferenceChunk>();
            ModelException problem = await Assert.ThrowsAnyAsync<ModelException>(() => provider.StreamAsync(Connected.Joke, chunks.Add));

            Assert.True(problem.IsTransient);
            Assert.DoesNotContain(chunks, static chunk => chunk.FinishReason is not null);
        }
    }

    [Fact]
    public async Task An_answer_that_the_server_cancels_is_an_error()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Text("Why"), RsWire.Last("canceled")));
        await using MistralRsProvider provider = Connected.To(player);

        InferenceException problem = await Assert.ThrowsAsync<InferenceException>(() => provider.CompleteAsync(Connected.Joke));

        Assert.True(problem.IsTransient);
    }

    [Fact]
    public async Task An_error_inside_of_the_answer_is_told_behind_what_came()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            RsWire.Answer(RsWire.Text("Why"), RsWire.Error("The model failed to process the request.", code: "model_error")));
        await using MistralRsProvider provider = Connected.To(player);
        var chunks = new List<InferenceChunk>();

        ModelException problem = await Assert.ThrowsAnyAsync<ModelException>(() => provider.StreamAsync(Connected.Joke, chunks.Add));

        Assert.Contains("The model failed to process the request.", problem.Message, StringComparison.Ordinal);
        Assert.Equal("Why", Assert.Single(chunks).Delta);
    }

    [Fact]
    public async Task A_model_that_the_server_has_not_is_refused()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Error(404, """{"error":{"message":"Model 'x' is not loaded.","type":"invalid_request_error","param":"model","code":"model_not_found"}}"""));
        await using MistralRsProvider provider = Connected.To(player);

        ModelRequestException problem = await Assert.ThrowsAsync<ModelRequestException>(() => provider.CompleteAsync(Connected.Joke));

        Assert.Contains("Model 'x' is not loaded.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(404, problem.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_its_address()
    {
        Uri url;
        await using (WirePlayer player = await WirePlayer.StartAsync())
        {
            url = new Uri(player.Url, "v1");
        }

        await using var provider = new MistralRsProvider(new MistralRsOptions(Connected.Model) { BaseUrl = url, Start = MistralRsStart.Never, MaxRetries = 0 });

        ModelConnectionException problem = await Assert.ThrowsAsync<ModelConnectionException>(() => provider.CompleteAsync(Connected.Joke));

        Assert.Contains(url.Authority, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_the_server_would_pass_over_is_refused_before_anything_is_sent()
    {
        await using WirePlayer player = await WirePlayer.StartAsync();
        await using MistralRsProvider provider = Connected.To(player);

        ModelRequestException problem = await Assert.ThrowsAsync<ModelRequestException>(() => provider.CompleteAsync(Connected.Joke, new ChatOptions { Seed = 7 }));

        Assert.Contains("--seed", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, player.Opened);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MistralRsOptions(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MistralRsServerOptions { Port = 70_000 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MistralRsServerOptions { StartTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MistralRsServerOptions { MaxRestarts = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MistralRsServerOptions { KeptLines = -1 });
    }
}
