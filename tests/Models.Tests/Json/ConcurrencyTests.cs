using System.Text;

namespace GenFlow.Models.Tests;

/// <summary>One thread appends, others read: a length always shows the same.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Readers_beside_the_appender_see_what_was_there_at_each_length()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Range(0, 400).Select(i => $"{{\"n\":{i},\"t\":\"é\\u00e9{i}\",\"l\":[{i}]}}")) + "]");
        string[] expected = Expected(bytes);
        for (int round = 0; round < 5; round++)
        {
            var json = new IncrementalJson();
            using var ready = new Barrier(3);
            Task<int>[] readers = [Task.Run(() => Read(seed: 1)), Task.Run(() => Read(seed: 2))];
            Task appender = Task.Run(() =>
            {
                ready.SignalAndWait();
                foreach (byte one in bytes)
                {
                    Assert.True(json.Append([one]));
                }
            });
            await appender;
            Assert.All(await Task.WhenAll(readers), static seen => Assert.True(seen > 0));

            int Read(int seed)
            {
                var random = new Random(seed);
                ready.SignalAndWait();
                int seen = 0;
                for (int length = 0; length < bytes.Length; seen++)
                {
                    length = json.Length;
                    int at = seen % 2 == 0 ? length : random.Next(length + 1);
                    Assert.Equal(expected[at], Last(json.At(at)));
                }

                return seen;
            }
        }
    }

    private static string[] Expected(byte[] bytes)
    {
        var json = new IncrementalJson();
        json.Append(bytes);
        return [.. Enumerable.Range(0, bytes.Length + 1).Select(length => Last(json.At(length)))];
    }

    // The end of the list, where the appender works.
    private static string Last(PartialJson value)
    {
        IReadOnlyList<PartialJson> items = value.Items();
        if (items.Count == 0)
        {
            return $"{value.Kind}";
        }

        PartialJson last = items[^1];
        return $"{items.Count} {last.IsComplete} {Encoding.UTF8.GetString(last.Member("n"u8).Utf8)} {last.Member("t"u8).GetString()} {last.Member("l"u8).Items().Count}";
    }
}
