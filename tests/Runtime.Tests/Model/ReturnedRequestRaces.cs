using System.Collections.Concurrent;
using GenFlow.CompilerServices;
using GenFlow.Testing;

namespace GenFlow.Tests.Model;

/// <summary>Requests that steps return or send: the branch stays open until the answer goes on in its place.</summary>
public class ReturnedRequestRaces
{
    private const int Recovered = 10_000;

    [Fact]
    public Task EveryBranch_GoesOnWithItsAnswer_OrWithItsRecovery() => RaceChecks.SeedsAsync(600, static async seed =>
    {
        var random = new Random(seed);
        int branches = random.Next(1, 8);
        int[] limits = [.. Enumerable.Range(0, branches).Select(_ => random.Next(2) == 0 ? 0 : random.Next(1, 12))];
        int[] ways = [.. Enumerable.Range(0, branches).Select(_ => random.Next(4))];
        bool recovers = random.Next(3) != 0;
        int cancelAfter = random.Next(3) == 0 ? random.Next(20) : int.MaxValue;
        var time = new VirtualTime();
        var given = new ConcurrentDictionary<string, int>();
        var grow = new StepDefinition("Grow") { MaxConcurrency = random.Next(3) == 0 ? random.Next(1, 4) : 0 };
        var workflow = new Branches(branches, grow, BodyAsync, recovers ? Recovered : null);
        var options = new RunOptions { TimeProvider = time, Lifecycle = true, Timeout = random.Next(3) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 8)) : Timeout.InfiniteTimeSpan };
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new StartEvent(), options);
        Task<List<StreamItem>>[] readers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(reader => ReadAsync(new Random(seed + reader)))];
        await time.MoveUntilAsync(Task.WhenAll(readers), random, mostMilliseconds: 4);

        var text = new StreamRecording(await readers[0]);
        RaceChecks.AssertWhole(text);
        Assert.Empty(handler.PendingRequests);
        Assert.True(await time.IsQuietAsync(), $"{time.ActiveTimers} timers\n{text}");
        foreach (AskGrown ask in text.Events<AskGrown>())
        {
            int closed = text.Events<InputClosed>().Count(ev => ev.Id == ask.Id);
            Assert.True((given.ContainsKey(ask.Id) ? 1 : 0) + closed == 1, $"{ask}: answered {given.ContainsKey(ask.Id)}, {closed} times closed\n{text}");
        }

        int timedOut = text.Events<InputClosed>().Count(ev => ev.Reason == InputClosedReason.TimedOut);
        switch (text[^1].Event)
        {
            case RunCompleted { Stop: StopEvent<int> stop }:
                Assert.Equal(given.Values.Sum() + (timedOut * Recovered) + ways.Count(static way => way == 3), stop.Result);
                break;
            case RunFailed { Exception: InputTimeoutException }:
                Assert.False(recovers);
                break;
            case RunCancelled:
                Assert.NotEqual(int.MaxValue, cancelAfter);
                break;
            case RunTimedOut:
                Assert.NotEqual(Timeout.InfiniteTimeSpan, options.Timeout);
                break;
            default:
                Assert.Fail($"{text}");
                break;
        }

        async Task<Event?> BodyAsync(Context context, int number)
        {
            var ask = new AskGrown(number) { Timeout = limits[number] == 0 ? null : TimeSpan.FromMilliseconds(limits[number]) };
            switch (ways[number])
            {
                case 0:
                    return ask;
                case 1:
                    await Task.Yield();
                    return ask;
                case 2:
                    context.SendEvent(ask);
                    context.SendEvent(ask);
                    return null;
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(number), context.TimeProvider, context.CancellationToken);
                    return new Grown(1);
            }
        }

        async Task<List<StreamItem>> ReadAsync(Random own)
        {
            var all = new List<StreamItem>();
            await foreach (StreamItem item in handler.StreamItems())
            {
                all.Add(item);
                if (all.Count == cancelAfter)
                {
                    handler.Cancel();
                }

                if (item.Event is AskGrown ask)
                {
                    for (int i = own.Next(4); i > 0; i--)
                    {
                        await Task.Yield();
                    }

                    int answer = own.Next(100);
                    try
                    {
                        await handler.RespondAsync(ask, new Grown(answer));
                        Assert.True(given.TryAdd(ask.Id, answer), $"{ask} was answered twice");
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
