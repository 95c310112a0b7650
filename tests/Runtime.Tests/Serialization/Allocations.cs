using System.Buffers;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>What writing and reading allocate on the thread that does it.</summary>
public class Allocations
{
    private const int Count = 1_000;
    private static readonly Measured s_event = new(1, "A text of some length, with é, 😀 and \"quotes\"", long.MaxValue, Math.PI, ["a", "b", "c"], new(2, "inner"));

    [Fact]
    public void EV03_AThousandEvents_IntoAReusedBuffer_AllocateNothing()
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal(0, Allocated(() =>
        {
            output.ResetWrittenCount();
            for (int number = 0; number < Count; number++)
            {
                GenFlowJson.Write(output, s_event);
            }
        }));
    }

    [Fact]
    public void EV03_EveryScalar_IsWrittenWithoutAllocating()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":[1,"text",{"b":null}]}""");
        Free<bool, BooleanCodec>(true);
        Free<byte, ByteCodec>(1);
        Free<ulong, UInt64Codec>(ulong.MaxValue);
        Free<float, SingleCodec>(0.1f);
        Free<double, DoubleCodec>(Math.PI);
        Free<decimal, DecimalCodec>(1.5m);
        Free<char, CharCodec>('é');
        Free<string, StringCodec>(new string('\n', 5_000));
        Free<Guid, GuidCodec>(Guid.AllBitsSet);
        Free<DateTime, DateTimeCodec>(new(2026, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Free<DateTime, DateTimeCodec>(new(2026, 1, 2, 3, 4, 5, 6, DateTimeKind.Local));
        Free<DateTimeOffset, DateTimeOffsetCodec>(new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
        Free<DateOnly, DateOnlyCodec>(new(2026, 1, 2));
        Free<TimeOnly, TimeOnlyCodec>(new(1, 2, 3, 4));
        Free<TimeSpan, TimeSpanCodec>(new(1, 2, 3, 4, 5));
        Free<Uri, UriCodec>(new("https://example.org/a"));
        Free<byte[], BytesCodec>(new byte[5_000]);
        Free<JsonElement, JsonElementCodec>(document.RootElement);
        Free<int?, NullableCodec<int, Int32Codec>>(1);
    }

    [Fact]
    public void EV03_ListsAndDictionaries_AreWrittenWithoutAllocating()
    {
        int[] items = [.. Enumerable.Range(0, Count)];
        Dictionary<string, int> pairs = items.ToDictionary(static number => $"key {number}");
        Free<int[], ArrayCodec<int, Int32Codec>>(items);
        Free<List<int>, ListCodec<int, Int32Codec>>([.. items]);
        Free<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>([.. items]);
        foreach (IList<int> list in (IList<int>[])[items, items.ToList(), items.ToImmutableArray(), new ReadOnlyCollection<int>(items), new ArraySegment<int>(items)])
        {
            Free<IList<int>, InterfaceListCodec<int, Int32Codec>>(list);
            Free<IReadOnlyList<int>, ReadOnlyListCodec<int, Int32Codec>>((IReadOnlyList<int>)list);
            Free<ICollection<int>, CollectionCodec<int, Int32Codec>>(list);
            Free<IReadOnlyCollection<int>, ReadOnlyCollectionCodec<int, Int32Codec>>((IReadOnlyCollection<int>)list);
            Free<IEnumerable<int>, EnumerableCodec<int, Int32Codec>>(list);
        }

        Free<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(pairs);
        Free<IDictionary<string, int>, InterfaceDictionaryCodec<int, Int32Codec>>(pairs);
        Free<IReadOnlyDictionary<string, int>, ReadOnlyDictionaryCodec<int, Int32Codec>>(pairs);
        Free<ImmutableDictionary<string, int>, ImmutableDictionaryCodec<int, Int32Codec>>(pairs.ToImmutableDictionary());
        Free<ImmutableList<int>, ImmutableListCodec<int, Int32Codec>>([.. items]);
    }

    [Fact]
    public void EV03_Reading_AllocatesTheEventAndItsTextsOnly()
    {
        byte[] json = Codec.Write<Measured, EventCodec<Measured>>(new(1, "plain text", long.MaxValue, Math.PI, ["a", "b", "c"], new(2, "inner")));
        Measured? made = null;
        long expected = Allocated(() => made = new(1, Copy("plain text"), long.MaxValue, Math.PI, (string[])[Copy("a"), Copy("b"), Copy("c")], new(2, Copy("inner"))));
        Assert.Equal(expected, Allocated(() => made = GenFlowJson.Read<Measured>(json)));
        ReadOnlySequence<byte> pieces = Pieces.Of(json, 7);
        Assert.Equal(expected, Allocated(() => made = GenFlowJson.Read<Measured>(pieces)));
        Assert.NotNull(made);
    }

    [Fact]
    public void EV03_Collections_AreMadeOnceAndInTheirSize()
    {
        foreach (int count in (int[])[0, 1, 16, 17, Count])
        {
            int[] items = [.. Enumerable.Range(0, count)];
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(items);
            object? made = null;
            Assert.Equal(
                Allocated(() => made = count == 0 ? Array.Empty<int>() : new int[count]),
                Allocated(() => made = Codec.Read<int[], ArrayCodec<int, Int32Codec>>(json)));
            Assert.Equal(
                Allocated(() => made = new List<int>(count)),
                Allocated(() => made = Codec.Read<List<int>, ListCodec<int, Int32Codec>>(json)));
            byte[] texts = JsonSerializer.SerializeToUtf8Bytes(items.ToDictionary(static number => $"{number:0000}"));
            Assert.Equal(
                Allocated(() => made = new Dictionary<string, int>(count)) + Allocated(() =>
                {
                    for (int number = 0; number < count; number++)
                    {
                        made = new string('0', 4);
                    }
                }),
                Allocated(() => made = Codec.Read<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(texts)));
            Assert.NotNull(made);
        }
    }

    private static string Copy(string text) => new(text.AsSpan());

    private static void Free<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Equal((typeof(TCodec), 0L), (typeof(TCodec), Allocated(() =>
        {
            output.ResetWrittenCount();
            var writer = new EventJsonWriter(output);
            TCodec.Write(ref writer, value);
            writer.Complete();
        })));
    }

    // The least of several: what is made once, and the pools' first arrays, are not its own.
    private static long Allocated(Action action)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
