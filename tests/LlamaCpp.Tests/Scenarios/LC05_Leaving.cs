using System.Diagnostics;
using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

[Collection(ModelCollection.Name)]
public sealed class LC05_Leaving(ModelFolder models)
{
    private static readonly ChatMessage[] s_go = [ChatMessage.User("Go on")];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task Loop_that_is_left_has_computed_one_token_for_each_it_has_read(int read)
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(seed: 3));
        long prompt = (await provider.CompleteAsync(s_go, Local.Greedy(1))).Usage!.InputTokens;
        long before = provider.Engine!.ComputedTokens;
        int tokens = 0;

        await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync(s_go, Local.Greedy()))
        {
            tokens += chunk.Delta!.EnumerateRunes().Any() ? 1 : 0;
            if (tokens == read)
            {
                break;
            }
        }

        // The first comes with the prompt, of which the turn before has left all but the last token; what has no text yet counts too.
        Assert.InRange(provider.Engine.ComputedTokens - before, 1, (2 * read) + 1);
        Assert.True(prompt > 1);
        long after = provider.Engine.ComputedTokens;
        await provider.CompleteAsync(s_go, Local.Greedy(1));
        Assert.Equal(1, provider.Engine.ComputedTokens - after);
    }

    [Fact]
    public async Task Token_that_is_cancelled_while_the_reader_works_stops_at_the_next_chunk()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        using var cancel = new CancellationTokenSource();
        int chunks = 0;

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.StreamAsync(
            s_go, chunk => { if (++chunks == 5) { cancel.Cancel(); } }, Local.Greedy(), cancel.Token));

        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.Equal(5, chunks);
    }

    [Fact]
    public async Task Prompt_that_is_being_read_is_left_at_once()
    {
        string path = models.PathOf("slow.gguf");
        RandomModel.Write(path, RandomModelOptions.Tiny with { Dimensions = 512, Heads = 8, KvHeads = 8, FeedForward = 1024, Layers = 6, Format = WeightFormat.Q8, ContextLength = 8192 });
        await using LlamaCppProvider provider = Local.Open(path, sequences: 1, context: 8192);
        await provider.LoadAsync();
        string text = string.Concat(Enumerable.Repeat("a long letter ", 200));
        var whole = Stopwatch.StartNew();
        await provider.CompleteAsync([ChatMessage.User("1 " + text)], Local.Greedy(1));
        whole.Stop();
        using var cancel = new CancellationTokenSource();
        long before = provider.Engine!.ComputedTokens;

        Task<Models.InferenceAnswer> answer = provider.CompleteAsync([ChatMessage.User("2 " + text)], Local.Greedy(1), cancel.Token);
        SpinWait.SpinUntil(() => provider.Engine.IsComputing);
        var left = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);

        Assert.True(left.Elapsed < whole.Elapsed / 2, $"left after {left.Elapsed}, the whole takes {whole.Elapsed}");
        Assert.Equal(before, provider.Engine.ComputedTokens);
        Assert.NotEmpty((await provider.CompleteAsync([ChatMessage.User("3")], Local.Greedy(3))).Text);
    }

    [Fact]
    public async Task Answer_that_is_cancelled_does_not_wait_for_the_prompt_of_another()
    {
        string path = models.PathOf("slow-beside.gguf");
        RandomModel.Write(path, RandomModelOptions.Tiny with { Dimensions = 512, Heads = 8, KvHeads = 8, FeedForward = 1024, Layers = 6, Format = WeightFormat.Q8, ContextLength = 8192 });
        await using LlamaCppProvider provider = Local.Open(path, sequences: 2, context: 8192, batch: 8192);
        await provider.LoadAsync();
        Task<Models.InferenceAnswer> stays = provider.CompleteAsync([ChatMessage.User(string.Concat(Enumerable.Repeat("a long letter ", 200)))], Local.Greedy(1));
        SpinWait.SpinUntil(() => provider.Engine!.IsComputing);
        using var cancel = new CancellationTokenSource();
        Task<Models.InferenceAnswer> leaves = provider.CompleteAsync(s_go, Local.Greedy(1), cancel.Token);
        SpinWait.SpinUntil(() => provider.Engine!.ActiveAnswers == 2);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);

        Assert.Equal(0, provider.Engine!.ComputedTokens);
        Assert.False(stays.IsCompleted);
        Assert.NotEmpty((await stays).Text);
        Assert.Equal(0, provider.Engine.ActiveAnswers);
    }

    [Fact]
    public async Task Others_of_a_batch_say_the_same_when_one_is_left_in_its_prompt()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 2, context: 4096);
        string expected = (await provider.CompleteAsync(s_go, Local.Greedy(80))).Text;
        string text = string.Concat(Enumerable.Repeat("a long letter ", 250));
        Task<Models.InferenceAnswer> stays = provider.CompleteAsync(s_go, Local.Greedy(80));
        for (int round = 0; !stays.IsCompleted && round < 1000; round++)
        {
            using var cancel = new CancellationTokenSource();
            Task<Models.InferenceAnswer> leaves = provider.CompleteAsync([ChatMessage.User(round + text)], Local.Greedy(1), cancel.Token);
            SpinWait.SpinUntil(() => provider.Engine!.IsComputing || stays.IsCompleted);
            await cancel.CancelAsync();
            await ((Task)leaves).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Assert.Equal(expected, (await stays).Text);
    }

    [Fact]
    public async Task Thousand_answers_begun_and_left_leave_nothing_behind()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 4);
        await Leave(provider, 200);
        (long managed, long resident) = Memory();

        await Leave(provider, 1000);

        (long managedAfter, long residentAfter) = Memory();
        Assert.True(managedAfter - managed < 512 << 10, $"managed: {managed} to {managedAfter}");
        Assert.True(residentAfter - resident < 16 << 20, $"resident: {resident} to {residentAfter}");
        Assert.Equal(0, provider.Engine!.ActiveAnswers);
    }

    private static async Task Leave(LlamaCppProvider provider, int times)
    {
        for (int index = 0; index < times; index++)
        {
            using var cancel = new CancellationTokenSource();
            try
            {
                int chunks = 0;
                await foreach (LlamaCppInferenceChunk _ in provider.StreamAsync(
                    [ChatMessage.User("Go " + index)], new LlamaCppChatOptions { MaxOutputTokens = 50, RepeatPenalty = 1.1f, Grammar = "root ::= [a-z ]+" }, cancel.Token))
                {
                    if (++chunks > index % 4)
                    {
                        if (index % 2 == 0)
                        {
                            break;
                        }

                        await cancel.CancelAsync();
                    }
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
            }
        }
    }

    private static (long Managed, long Resident) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
