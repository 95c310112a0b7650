using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Tests.Wire.WholeRuns;

namespace GenFlow.Tests.Wire;

public sealed class EnvelopeFuzzTests
{
    private const int Mutations = 40_000;
    private static readonly byte[] s_bytes = "\"{}[],:\\0123456789-+.eEtrufalsn \n\0\u0080\u00ff"u8.ToArray();

    [Fact]
    public async Task MutatedItems_GiveAnItemOrAJsonException()
    {
        var random = new Random(20261121);
        List<StreamItem> items = await WholeRunTests.ItemsAsync(new RunOptions { Lifecycle = true });
        items.Add(Items.Of(new Confirm("x") { Id = "1", Timeout = TimeSpan.FromSeconds(5) }, attempt: 3) with { AttemptId = 4 });
        byte[][] valid = [.. items.Select(static item => Encoding.UTF8.GetBytes(Items.Write(item)))];
        var reader = new StreamItemReader(ReportWorkflow.Events, new JsonLimits(16, 1 << 16));
        int refused = 0;
        for (int number = 0; number < Mutations; number++)
        {
            byte[] json = valid[random.Next(valid.Length)];
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                json = Mutate(json, valid, random);
            }

            try
            {
                StreamItem item = reader.Read(json);
                Assert.Equal(item, new StreamItemReader(ReportWorkflow.Events).Read(Items.Write(item)));
            }
            catch (JsonException)
            {
                refused++;
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{error.GetType()} for {Encoding.UTF8.GetString(json)}\n{error}");
            }
        }

        Assert.InRange(refused, Mutations / 4, Mutations - (Mutations / 20));
    }

    private static byte[] Mutate(byte[] json, byte[][] valid, Random random)
    {
        int at = random.Next(json.Length + 1);
        int end = Math.Min(json.Length, at + random.Next(1, 12));
        return random.Next(6) switch
        {
            0 => [.. json[..at], s_bytes[random.Next(s_bytes.Length)], .. json[end..]],
            1 => [.. json[..at], .. json[end..]],
            2 => [.. json[..at], .. json[at..end], .. json[at..end], .. json[end..]],
            3 => [.. json[..at], s_bytes[random.Next(s_bytes.Length)], .. json[at..]],
            4 when at < json.Length => [.. json[..at], (byte)(json[at] ^ (1 << random.Next(8))), .. json[(at + 1)..]],
            5 when valid[random.Next(valid.Length)] is var other => [.. json[..at], .. other[Math.Min(at, other.Length)..]],
            _ => json[..at],
        };
    }
}
