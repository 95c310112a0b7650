using System.Collections.Concurrent;
using GenFlow.CompilerServices;
using GenFlow.Testing;

namespace GenFlow.Tests.Model;

/// <summary>Answers from several sides at once, timeouts of requests, steps that leave theirs open, cancellations.</summary>
public class RequestRaces
{
    [Fact]
    public Task EveryRequest_IsAnsweredOrClosed_Once() => RaceChecks.SeedsAsync(600, static async seed =>
    {
        var random = new Random(seed);
        int branches = random.Next(1, 8);
        int[] ways = [.. Enumerable.Range(0, branches).Select(_ => random.Next(6))];
        int[] limits = [.. Enumerable.Range(0, branches).Select(_ => random.Next(2) == 0 ? 0 : random.Next(1, 15))];
        bool cancels = random.Next(3) == 0;
        int cancelAfter = random.Next(20);
        int responders = random.Next(1, 4);
        var time = new VirtualTime();
        var given = new ConcurrentDictionary<string, int>();
        var taken = new ConcurrentDictionary<int, int>();
        var grow = new StepDefinition("Grow")
        {
            MaxConcurrency = random.Next(3) == 0 ? random.Next(1, 4) : 0,
            Retry = random.Next(3) == 0 ? new RetryPolicy(1, random.Next(5), 1, 50, 0) : null,
            Timeout = random.Next(4) == 0 ? random.Next(1, 20) : 0,
        };
        var workflow = new Branches(branches, grow, BodyAsync);
        var options = new RunOptions
        {
            TimeProvider = time,
            Lifecycle = true,
            Timeout = random.Next(4) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 60)) : Timeout.InfiniteTimeSpan,
        };
        WorkflowHandler<int> handler = await workflow.RunAsync(new StartEvent(), options);
        Task<List<StreamItem>>[] readers = [.. Enumerable.Range(0, responders).Select(responder => ReadAsync(new Random(seed + responder)))];
        await time.MoveUntilAsync(Task.WhenAll(readers), random, mostMilliseconds: 4);

        List<StreamItem> items = await readers[0];
        RaceChecks.AssertWhole(items);
        var text = new StreamRecording(items);
        Assert.Empty(handler.PendingRequests);
        Assert.True(await time.IsQuietAsync(), $"{time.ActiveTimers} timers\n{text}");
        foreach (Ask ask in text.Events<Ask>())
        {
            int answers = given.GetValueOrDefault(ask.Id);
            int closed = text.Events<InputClosed>().Count(ev => ev.Id == ask.Id);
            Assert.True(answers + closed == 1, $"{ask}: {answers} answers taken, {closed} times closed\n{text}");
            if (closed > 0)
            {
                text.ShouldContainInOrder(Expected.Event<Ask>(ev => ev.Id == ask.Id), Expected.Event<InputClosed>(ev => ev.Id == ask.Id));
            }
        }

        if (text[^1].Event is RunCompleted { Stop: StopEvent<int> stop })
        {
            Assert.Equal(taken.Values.Sum(), stop.Result);
        }

        async Task<int> BodyAsync(Context context, int number)
        {
            var ask = new Ask(number) { Timeout = limits[number] == 0 ? null : TimeSpan.FromMilliseconds(limits[number]) };
            int answer = 0;
            switch (ways[number])
            {
                case 0:
                    // Left open.
                    _ = context.RequestInputAsync(ask);
                    await Task.Yield();
                    break;
                case 1:
                    using (var own = new CancellationTokenSource(TimeSpan.FromMilliseconds(number), context.TimeProvider))
                    {
                        answer = await AnswerAsync(context.RequestInputAsync(ask, own.Token));
                    }

                    break;
                case 2:
                    answer = await AnswerAsync(context.RequestInputAsync(ask)) + await AnswerAsync(context.RequestInputAsync(ask));
                    break;
                case 3:
                    Task<int>[] both = [AnswerAsync(context.RequestInputAsync(ask)), AnswerAsync(context.RequestInputAsync(ask with { Number = -1 }))];
                    answer = (await Task.WhenAll(both)).Sum();
                    break;
                default:
                    await Task.Yield();
                    answer = await AnswerAsync(context.RequestInputAsync(ask));
                    break;
            }

            context.CancellationToken.ThrowIfCancellationRequested();

            // Of several attempts the last one's: an attempt may end when its time is just over.
            taken[number] = answer;
            return answer;
        }

        static async Task<int> AnswerAsync(Task<int> answer)
        {
            try
            {
                return await answer;
            }
            catch (Exception exception) when (exception is InputTimeoutException or OperationCanceledException)
            {
                return 1_000;
            }
        }

        async Task<List<StreamItem>> ReadAsync(Random own)
        {
            var all = new List<StreamItem>();
            await foreach (StreamItem item in handler.StreamItems())
            {
                all.Add(item);
                if (cancels && all.Count == cancelAfter)
                {
                    handler.Cancel();
                }

                if (item.Event is Ask ask)
                {
                    for (int i = own.Next(4); i > 0; i--)
                    {
                        await Task.Yield();
                    }

                    try
                    {
                        await handler.RespondAsync(ask, own.Next(100));
                        given.AddOrUpdate(ask.Id, 1, static (_, times) => times + 1);
                    }
                    catch (InputResponseException)
                    {
                    }
                }
            }

            return all;
        }
    });
}
