using System.Text;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.OpenAI.Responses;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>Whatever a server sends, the deltas have the form that those who read them rely on, and errors are of the kinds that
/// decoders may give.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Events_lost_doubled_and_out_of_order_keep_brackets(int seed)
    {
        var random = new Random(seed);
        byte[][][] answers = [.. Fixture.In("responses").Select(static fixture => Events(Fixture.Read(fixture)))];
        for (int round = 0; round < 3_000; round++)
        {
            List<byte[]> events = [.. answers[random.Next(answers.Length)]];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                int at = random.Next(events.Count);
                switch (random.Next(4))
                {
                    case 0 when events.Count > 1:
                        events.RemoveAt(at);
                        break;
                    case 1:
                        events.Insert(random.Next(events.Count), events[at]);
                        break;
                    case 2:
                        int other = random.Next(events.Count);
                        (events[at], events[other]) = (events[other], events[at]);
                        break;
                    default:
                        byte[][] foreign = answers[random.Next(answers.Length)];
                        events.Insert(at, foreign[random.Next(foreign.Length)]);
                        break;
                }
            }

            Check(events);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bytes_that_were_changed_give_errors_that_decoders_may_give(int seed)
    {
        var random = new Random(seed);
        byte[][][] answers = [.. Fixture.In("responses").Select(static fixture => Events(Fixture.Read(fixture)))];
        byte[][] words = [.. new[] { "null", "7", "\"x\"", "[]", "{}", "-1", "1e400", "\"\\ud83d\"", "true" }.Select(Encoding.UTF8.GetBytes)];
        for (int round = 0; round < 3_000; round++)
        {
            List<byte[]> events = [.. answers[random.Next(answers.Length)]];
            int at = random.Next(events.Count);
            events[at] = random.Next(2) == 0 ? WithOtherByte(events[at], random) : WithOtherValue(events[at], words[random.Next(words.Length)], random);
            Check(events);
        }
    }

    private static byte[][] Events(byte[] answer) =>
    [
        .. Encoding.UTF8.GetString(answer).Split('\n').Where(static line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(static line => Encoding.UTF8.GetBytes(line["data: ".Length..])),
    ];

    private static byte[] WithOtherByte(byte[] data, Random random)
    {
        byte[] changed = [.. data];
        changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }

    // The value behind a random colon.
    private static byte[] WithOtherValue(byte[] data, byte[] value, Random random)
    {
        int[] colons = [.. Enumerable.Range(0, data.Length).Where(index => data[index] == ':')];
        if (colons.Length == 0)
        {
            return data;
        }

        int start = colons[random.Next(colons.Length)] + 1;
        int end = start;
        try
        {
            var reader = new Utf8JsonReader(data.AsSpan(start), isFinalBlock: false, default);
            reader.Read();
            reader.TrySkip();
            end = start + (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            // A colon inside of a string: the value goes in before what follows.
        }

        return [.. data[..start], .. value, .. data[end..]];
    }

    private static void Check(List<byte[]> events)
    {
        var decoder = new ResponsesDecoder(WireOrigin.Of("OpenAI"));
        var deltas = new List<ModelDelta>();
        bool goesOn = true;
        try
        {
            for (int number = 0; goesOn && number < events.Count; number++)
            {
                goesOn = decoder.Read(events[number], deltas);
            }
        }
        catch (Exception problem) when (problem is ModelException or JsonException or InvalidOperationException or FormatException)
        {
        }

        var open = new Dictionary<int, ModelDeltaKind>();
        var ended = new HashSet<int>();
        int stops = 0;
        foreach (ModelDelta delta in deltas)
        {
            Assert.Equal(0, stops);
            switch (delta.Kind)
            {
                case ModelDeltaKind.Text or ModelDeltaKind.Citation:
                    Opened(delta, ModelDeltaKind.Text);
                    break;
                case ModelDeltaKind.Thought:
                    Opened(delta, ModelDeltaKind.Thought);
                    break;
                case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                    Assert.True(open.TryAdd(delta.Index, ModelDeltaKind.ActionStart), "A block began twice.");
                    break;
                case ModelDeltaKind.ActionFragment:
                    Assert.Equal(ModelDeltaKind.ActionStart, open[delta.Index]);
                    Assert.DoesNotContain(delta.Index, ended);
                    break;
                case ModelDeltaKind.BlockEnd:
                    Assert.True(open.ContainsKey(delta.Index) && ended.Add(delta.Index), "A block ended that was not open.");
                    break;
                case ModelDeltaKind.ServerActionResult:
                    Assert.Contains(delta.Index, ended);
                    break;
                case ModelDeltaKind.Replay:
                    Assert.True(!open.ContainsKey(delta.Index) || ended.Contains(delta.Index), "A block that is open was given back.");
                    break;
                case ModelDeltaKind.Stop:
                    stops++;
                    break;
            }
        }

        Assert.Equal(stops == 1, !goesOn);

        void Opened(ModelDelta delta, ModelDeltaKind kind)
        {
            open.TryAdd(delta.Index, kind);
            Assert.Equal(kind, open[delta.Index]);
            Assert.DoesNotContain(delta.Index, ended);
        }
    }
}
