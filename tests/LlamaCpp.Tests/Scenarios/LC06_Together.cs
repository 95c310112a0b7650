using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

[Collection(ModelCollection.Name)]
public sealed class LC06_Together(ModelFolder models)
{
    [Fact]
    public async Task Eight_at_once_say_what_they_say_one_by_one()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 8);
        var alone = new List<string>();
        for (int index = 0; index < 8; index++)
        {
            alone.Add((await provider.CompleteAsync([ChatMessage.User("Question " + index)], Local.Greedy(40 + index))).Text);
        }

        InferenceAnswer[] together = await Task.WhenAll(Enumerable.Range(0, 8).Select(index =>
            provider.CompleteAsync([ChatMessage.User("Question " + index)], Local.Greedy(40 + index))));

        Assert.Equal(alone, together.Select(answer => answer.Text));
        Assert.Equal(8, alone.Distinct().Count());
    }

    [Fact]
    public async Task Ninth_waits_its_turn()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 8);
        var eight = new List<IAsyncEnumerator<LlamaCppInferenceChunk>>();
        for (int index = 0; index < 8; index++)
        {
            IAsyncEnumerator<LlamaCppInferenceChunk> reader = provider.StreamAsync([ChatMessage.User("Question " + index)], Local.Greedy()).GetAsyncEnumerator();
            Assert.True(await reader.MoveNextAsync());
            eight.Add(reader);
        }

        await using IAsyncEnumerator<LlamaCppInferenceChunk> ninth = provider.StreamAsync([ChatMessage.User("Ninth")], Local.Greedy()).GetAsyncEnumerator();
        ValueTask<bool> waits = ninth.MoveNextAsync();
        for (int index = 0; index < 20; index++)
        {
            Assert.True(await eight[0].MoveNextAsync());
        }

        Assert.False(waits.IsCompleted);
        await eight[3].DisposeAsync();
        Assert.True(await waits);
        foreach (IAsyncEnumerator<LlamaCppInferenceChunk> reader in eight)
        {
            await reader.DisposeAsync();
        }
    }

    [Fact]
    public async Task Those_that_wait_are_served_in_their_order()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        IAsyncEnumerator<LlamaCppInferenceChunk> first = provider.StreamAsync([ChatMessage.User("First")], Local.Greedy()).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        var order = new List<int>(); // An answer that is longer than it may run ahead ends after it was begun to be read.
        var answers = new List<Task>();
        for (int index = 0; index < 5; index++)
        {
            int number = index;
            answers.Add(provider.StreamAsync([ChatMessage.User("Question " + index)], chunk =>
            {
                if (!order.Contains(number))
                {
                    order.Add(number);
                }
            }, Local.Greedy(2 * BatchEngine.RunAhead)));
            SpinWait.SpinUntil(() => provider.Engine!.WaitingAnswers == number + 1);
        }

        await first.DisposeAsync();
        await Task.WhenAll(answers);

        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public async Task One_more_than_may_wait_is_refused_for_now()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1, waiting: 1);
        IAsyncEnumerator<LlamaCppInferenceChunk> first = provider.StreamAsync([ChatMessage.User("First")], Local.Greedy()).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        Task<InferenceAnswer> second = provider.CompleteAsync([ChatMessage.User("Second")], Local.Greedy(3));
        SpinWait.SpinUntil(() => provider.Engine!.WaitingAnswers == 1);

        InferenceException refused = await Assert.ThrowsAsync<InferenceException>(() => provider.CompleteAsync([ChatMessage.User("Third")], Local.Greedy(3)));

        Assert.True(refused.IsTransient);
        Assert.Contains("MaxWaitingRequests", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        Assert.NotEmpty((await second).Text);
    }

    [Fact]
    public async Task One_that_waits_can_be_cancelled()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        await using IAsyncEnumerator<LlamaCppInferenceChunk> first = provider.StreamAsync([ChatMessage.User("First")], Local.Greedy()).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        using var cancel = new CancellationTokenSource();
        Task<InferenceAnswer> second = provider.CompleteAsync([ChatMessage.User("Second")], Local.Greedy(3), cancel.Token);
        SpinWait.SpinUntil(() => provider.Engine!.WaitingAnswers == 1);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, provider.Engine!.WaitingAnswers);
        Assert.True(await first.MoveNextAsync());
    }

    [Fact]
    public async Task Reader_that_stands_still_holds_up_nobody_else()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 2);
        await using IAsyncEnumerator<LlamaCppInferenceChunk> still = provider.StreamAsync([ChatMessage.User("First")], Local.Greedy(200)).GetAsyncEnumerator();
        Assert.True(await still.MoveNextAsync());

        Assert.Equal(100, (await provider.CompleteAsync([ChatMessage.User("Second")], Local.Greedy(100))).Usage!.OutputTokens);

        LlamaCppInferenceChunk last = default;
        while (await still.MoveNextAsync())
        {
            last = still.Current;
        }

        Assert.Equal(200, last.Usage!.OutputTokens);
    }

    [Fact]
    public async Task Two_models_answer_at_once()
    {
        await using LlamaCppProvider one = Local.Open(models.Scripted("I am one of two."));
        await using LlamaCppProvider other = Local.Open(models.Scripted("I am the other one."));

        InferenceAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(index =>
            (index % 2 == 0 ? one : other).CompleteAsync([ChatMessage.User("Who are you?")])));

        Assert.Equal(5, answers.Count(answer => answer.Text == "I am one of two."));
        Assert.Equal(5, answers.Count(answer => answer.Text == "I am the other one."));
    }

    [Fact]
    public async Task Reader_with_a_synchronization_context_never_computes_on_its_thread()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        await provider.LoadAsync();
        using var context = new OneThreadContext();

        int[] threads = await context.RunAsync(async () =>
        {
            var seen = new HashSet<int>();
            await foreach (LlamaCppInferenceChunk _ in provider.StreamAsync([ChatMessage.User("Go")], Local.Greedy(30)))
            {
                seen.Add(Environment.CurrentManagedThreadId);
                Assert.NotEqual(Environment.CurrentManagedThreadId, provider.Engine!.LastComputedOn);
            }

            return seen.ToArray();
        });

        Assert.Equal([context.ThreadId], threads);
    }
}
