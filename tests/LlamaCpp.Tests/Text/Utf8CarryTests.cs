using System.Text;
using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>LC04: characters that come in parts arrive whole.</summary>
public sealed class Utf8CarryTests
{
    public static TheoryData<byte[]> Texts => new(
        "plain"u8.ToArray(),
        "größer, čaj, 茶, 🫖👩‍👩‍👧‍👦, e\u0301\u0327, \U0010FFFF"u8.ToArray(),
        [0x80, 0xBF, 0xC0, 0xAF, 0xF5, 0x41],
        [0xE2, 0x82, 0x41, 0xF0, 0x9F, 0xAB, 0xF0, 0x9F, 0xAB, 0x96, 0xE2],
        [0xED, 0xA0, 0x80, 0xF0, 0x80, 0x80, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xC3],
        []);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Bytes_in_pieces_of_any_length_are_the_text_of_the_whole(byte[] utf8)
    {
        string whole = Encoding.UTF8.GetString(utf8);
        for (int length = 1; length <= utf8.Length; length++)
        {
            Assert.Equal(whole, string.Concat(Pieces(utf8.Chunk(length))));
        }
    }

    [Fact]
    public void Random_bytes_cut_anywhere_are_the_text_of_the_whole()
    {
        var random = new Random(4);
        for (int round = 0; round < 2_000; round++)
        {
            byte[] utf8 = [.. Enumerable.Range(0, random.Next(40)).Select(_ => s_bytes[random.Next(s_bytes.Length)])];

            Assert.Equal(Encoding.UTF8.GetString(utf8), string.Concat(Pieces(Cut(utf8, random))));
        }
    }

    [Fact]
    public void A_pair_of_surrogates_comes_with_its_last_byte_and_never_alone()
    {
        Assert.Equal(["", "", "", "🫖", "!"], Pieces("🫖!"u8.ToArray().Chunk(1)));
    }

    [Fact]
    public void An_accent_comes_behind_its_letter_as_a_character_of_its_own()
    {
        Assert.Equal(["e", "", "\u0301"], Pieces("e\u0301"u8.ToArray().Chunk(1)));
    }

    [Fact]
    public void Taking_bytes_allocates_nothing()
    {
        var carry = new Utf8Carry();
        byte[] teapot = [.. "🫖"u8];
        Span<char> text = stackalloc char[8];
        int written = Take(ref carry, teapot, text);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            written += Take(ref carry, teapot, text);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2_002, written);
    }

    [Fact]
    public void Too_little_room_is_refused_before_anything_is_taken()
    {
        var carry = new Utf8Carry();

        Assert.Throws<ArgumentOutOfRangeException>(() => carry.Append("ab"u8, new char[2]));
        Assert.Equal(2, carry.Append("ab"u8, new char[3]));
    }

    private static readonly byte[] s_bytes = [0x41, 0x80, 0x9F, 0xAB, 0xBF, 0xC3, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0xF4, 0xFF];

    private static int Take(ref Utf8Carry carry, byte[] utf8, Span<char> text) => carry.Append(utf8.AsSpan(0, 3), text) + carry.Append(utf8.AsSpan(3), text);

    private static List<string> Pieces(IEnumerable<byte[]> cuts)
    {
        var carry = new Utf8Carry();
        var pieces = new List<string>();
        foreach (byte[] cut in cuts)
        {
            var text = new char[Utf8Carry.RoomFor(cut.Length)];
            pieces.Add(new(text, 0, carry.Append(cut, text)));
        }

        var rest = new char[1];
        int last = carry.Finish(rest);
        if (last > 0)
        {
            pieces.Add(new(rest, 0, last));
        }

        return pieces;
    }

    private static IEnumerable<byte[]> Cut(byte[] utf8, Random random)
    {
        for (int at = 0; at < utf8.Length;)
        {
            int length = Math.Min(random.Next(0, 5), utf8.Length - at);
            yield return utf8[at..(at + length)];
            at += length;
        }
    }
}
