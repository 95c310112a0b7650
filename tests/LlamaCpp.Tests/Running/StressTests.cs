using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

[Collection(ModelCollection.Name)]
public sealed class StressTests(ModelFolder models)
{
    private const int Readers = 9;
    private const int Requests = 25;

    [Theory]
    [InlineData(1, 2048)]
    [InlineData(2, 7)]
    public async Task Readers_that_come_and_go_as_they_like_get_what_they_would_get_alone(int seed, int batch)
    {
        Dictionary<(int Question, int Most), string> expected = [];
        await using (LlamaCppProvider alone = Local.Open(models.Random(), sequences: 1))
        {
            foreach (int question in Enumerable.Range(0, 6))
            {
                foreach (int most in (int[])[1, 5, 20, 45])
                {
                    expected[(question, most)] = (await alone.CompleteAsync([Question(question)], Local.Greedy(most))).Text;
                }
            }
        }

        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 3, batch: batch);
        (int, int)[] kinds = [.. expected.Keys];
        int[] whole = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var random = new Random((seed * 1000) + reader);
            int complete = 0;
            for (int request = 0; request < Requests; request++)
            {
                (int Question, int Most) kind = random.GetItems(kinds, 1)[0];
                if (await ReadAsync(provider, kind, random) is { } text)
                {
                    Assert.Equal(expected[kind], text);
                    complete++;
                }
            }

            return complete;
        }))).WaitAsync(TimeSpan.FromMinutes(1));

        // Whoever computes ends those that were left when the step has ended.
        Assert.True(SpinWait.SpinUntil(() => provider.Engine!.ActiveAnswers == 0, TimeSpan.FromSeconds(10)));
        Assert.Equal(0, provider.Engine!.WaitingAnswers);
        Assert.All(whole, complete => Assert.InRange(complete, 1, Requests));
    }

    private static ChatMessage Question(int number) =>
        ChatMessage.User(string.Concat(Enumerable.Repeat("bagi du ", number * number * 3)) + number);

    // The text, or null where it was not read to its end.
    private static async Task<string?> ReadAsync(LlamaCppProvider provider, (int Question, int Most) kind, Random random)
    {
        using var cancel = new CancellationTokenSource();
        int way = random.Next(6);
        int after = random.Next(1, 10);
        if (way == 0)
        {
            cancel.CancelAfter(TimeSpan.FromMicroseconds(random.Next(3000)));
        }

        var text = new System.Text.StringBuilder();
        int chunks = 0;
        try
        {
            await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync([Question(kind.Question)], Local.Greedy(kind.Most), cancel.Token))
            {
                text.Append(chunk.Delta);
                chunks++;
                if (way == 1 && chunks == after)
                {
                    return null;
                }

                if (way == 2 && chunks == after)
                {
                    await cancel.CancelAsync();
                }

                // A slow reader: others go by.
                for (int wait = 0; way == 3 && wait < after; wait++)
                {
                    await Task.Yield();
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }

        return text.ToString();
    }
}
