namespace GenFlow.Models.Tests;

/// <summary>AG25: linear in what comes.</summary>
public sealed class CostTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("\"")]
    [InlineData("[1,2,3,4,5,6,7,8,")]
    [InlineData("{\"a\":1,\"b\":\"x\\n\",")]
    public void Hundred_kilobytes_in_one_byte_fragments_allocate_at_most_two_megabytes(string beginning)
    {
        byte[] bytes = Document(beginning, 100_000);
        Allocated(bytes);

        long once = Allocated(bytes);
        long twice = Allocated(Document(beginning, 200_000));

        Assert.InRange(once, 100_000, 2 * Megabyte);
        Assert.InRange(twice, once, (long)(once * 2.5));
    }

    [Fact]
    public void Appending_where_there_is_room_allocates_nothing()
    {
        var json = new IncrementalJson();
        json.Append("[\"" + new string('x', 5_000));
        json.Append("x");
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            json.Append("é");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Reading_numbers_and_members_allocates_nothing()
    {
        var json = new IncrementalJson();
        json.Append("{\"a\": {\"b\": 12}, \"c\": \"x");
        Read(json);
        long before = GC.GetAllocatedBytesForCurrentThread();

        int read = 0;
        for (int i = 0; i < 1_000; i++)
        {
            read += Read(json);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2_000, read);
    }

    private static int Read(IncrementalJson json) => json.At(json.Length).Member("a"u8).Member("b"u8).Utf8.Length;

    private static byte[] Document(string beginning, int length)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)'x');
        if (beginning == "\"")
        {
            bytes[0] = (byte)'"';
            bytes[^1] = (byte)'"';
            return bytes;
        }

        byte[] repeated = System.Text.Encoding.UTF8.GetBytes(beginning[1..]);
        for (int i = 1; i < length; i++)
        {
            bytes[i] = repeated[(i - 1) % repeated.Length];
        }

        bytes[0] = (byte)beginning[0];
        return bytes;
    }

    private static long Allocated(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var json = new IncrementalJson();
        foreach (byte one in bytes)
        {
            Assert.True(json.Append([(char)one]));
        }

        PartialJson last = json.At(json.Length);
        bool isThere = last.GetString() is not null || last.Kind is PartialJsonKind.Object or PartialJsonKind.Array;
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(isThere);
        return after - before;
    }
}
