using System.Collections.Concurrent;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

/// <summary>The log against its model, and against itself under contention. A seed that fails is named and replays.</summary>
public class RandomLogTests
{
    [Fact]
    public async Task OneThread_AnyOrderOfWritesReadsAndEnds_DoesWhatTheModelDoes()
    {
        for (int seed = 0; seed < 1_000; seed++)
        {
            try
            {
                await OneThreadAsync(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}.", exception);
            }
        }
    }

    [Fact]
    public async Task ManyThreads_EveryReaderSeesEveryNumberOnce_AsItemOrInAGap()
    {
        for (int seed = 0; seed < 250; seed++)
        {
            try
            {
                await ManyThreadsAsync(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}.", exception);
            }
        }
    }

    private static async Task OneThreadAsync(Random random)
    {
        var model = new LogModel(random);
        StreamOrigin[] origins = [.. Enumerable.Range(0, random.Next(1, 30)).Select(i => new StreamOrigin($"Path{i}", i % 3 == 0 ? null : $"Step{i}", i))];
        var readers = new List<ModelReader>();
        int operations = random.Next(20, 300);
        int writes = random.Next(1, 10);
        for (int i = 0; i < operations; i++)
        {
            int dice = random.Next(20);
            if (dice < writes)
            {
                // Waiting readers see each item, lest what they passed over and what they missed depended on threads.
                model.Append(random, origins);
                foreach (ModelReader reader in readers.Where(static reader => reader.IsWaiting))
                {
                    await reader.MoveAsync();
                }
            }
            else if (dice == 19 && random.Next(10) == 0)
            {
                model.End();
                foreach (ModelReader reader in readers.Where(static reader => reader.IsWaiting))
                {
                    await reader.MoveAsync();
                }
            }
            else if (dice == 18 || readers.Count == 0)
            {
                readers.Add(new ModelReader(model, random));
            }
            else
            {
                await readers[random.Next(readers.Count)].MoveAsync();
            }
        }

        model.End();
        readers.Add(new ModelReader(model, random));
        foreach (ModelReader reader in readers)
        {
            while (await reader.MoveAsync())
            {
            }

            await reader.LeaveAsync();
        }
    }

    private static async Task ManyThreadsAsync(int seed)
    {
        var random = new Random(seed);
        StreamRetention retention = random.Next(5) switch
        {
            0 => StreamRetention.All,
            1 => StreamRetention.MaxBytes(random.Next(1, 300), static ev => ((Entry)ev).Number % 10),
            2 => StreamRetention.Last(random.Next(1, 4)),
            _ => StreamRetention.Last(random.Next(1, 200)),
        };
        var log = new StreamLog(LogModel.Definition, TimeProvider.System, retention);
        int writers = random.Next(1, 4);
        int each = random.Next(1, 1_000);
        var written = new ConcurrentDictionary<long, (Entry Entry, string Path)>();
        Task[] writing = [.. Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            var origin = new StreamOrigin($"{writer}", "Step", 2);
            for (int i = 0; i < each; i++)
            {
                var entry = new Entry(i);
                bool plain = i % 3 == 0;
                long sequence = plain ? log.Append(entry, source: 0) : log.Append(entry, origin);
                Assert.True(written.TryAdd(sequence, (entry, plain ? "" : origin.Path)));
            }
        }))];
        Task[] reading = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new Random((seed * 10) + i)).Select(random => Task.Run(async () =>
        {
            long from = random.Next(4) switch
            {
                0 => log.Count,
                1 => random.Next(0, writers * each * 2),
                _ => 0,
            };
            int pace = random.Next(1, 50);
            bool slow = random.Next(2) == 0;
            long next = from + 1;
            long end = (writers * each) + 1;
            await foreach (StreamItem item in new ItemView(log, from, null, null))
            {
                if (item.Event is StreamGap gap)
                {
                    Assert.Equal((next, item.Sequence), (gap.From, gap.To));
                    Assert.InRange(gap.To, gap.From, end - 1);
                }
                else
                {
                    Assert.Equal(next, item.Sequence);
                    Assert.True(item.Event is not RunEnded || item.Sequence == end);
                    if (item.Event is Entry entry)
                    {
                        // The writer notes a number after it has it.
                        SpinWait.SpinUntil(() => written.ContainsKey(item.Sequence));
                        Assert.Same(written[item.Sequence].Entry, entry);
                        Assert.Equal(written[item.Sequence].Path, item.Path);
                    }
                }

                next = item.Sequence + 1;
                if (slow && item.Sequence % pace == 0)
                {
                    await Task.Yield();
                }
            }

            Assert.Equal(Math.Max(from, end) + 1, next);
        }))];
        await Task.WhenAll(writing).WithinAsync();
        log.Complete(new RunCancelled());
        await Task.WhenAll(reading).WithinAsync();
    }
}
