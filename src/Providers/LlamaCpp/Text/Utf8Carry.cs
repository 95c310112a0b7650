using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Turns the bytes of tokens into UTF-16. Bytes that begin a character are kept until the rest of it comes, at most three of
/// them; bytes that can be no character become U+FFFD. Mutable: it must not be copied.</summary>
internal struct Utf8Carry
{
    private Pending _pending;
    private int _count;

    /// <summary>The room that <see cref="Append"/> needs.</summary>
    public static int RoomFor(int bytes) => bytes + 1;

    /// <summary>Takes more bytes.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="text">Gets the characters that are whole; has room for one more than there are bytes.</param>
    /// <returns>How many UTF-16 units were written.</returns>
    public int Append(ReadOnlySpan<byte> utf8, Span<char> text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(text.Length, RoomFor(utf8.Length));
        int written = 0;
        Span<byte> start = stackalloc byte[4];
        while (_count > 0 && utf8.Length > 0)
        {
            ((ReadOnlySpan<byte>)_pending)[.._count].CopyTo(start);
            int taken = Math.Min(utf8.Length, start.Length - _count);
            utf8[..taken].CopyTo(start[_count..]);
            OperationStatus status = Rune.DecodeFromUtf8(start[..(_count + taken)], out Rune rune, out int consumed);
            if (status == OperationStatus.NeedMoreData)
            {
                Keep(start[..(_count + taken)]);
                return written;
            }

            // What is pending can still begin a character, so that whatever was read is at least as long.
            utf8 = utf8[(consumed - _count)..];
            _count = 0;
            written += rune.EncodeToUtf16(text[written..]);
        }

        OperationStatus rest = Utf8.ToUtf16(utf8, text[written..], out int read, out int units, replaceInvalidSequences: true, isFinalBlock: false);
        if (rest == OperationStatus.NeedMoreData)
        {
            Keep(utf8[read..]);
        }

        return written + units;
    }

    /// <summary>Says that nothing more comes: a character that was not finished becomes U+FFFD.</summary>
    /// <param name="text">Has room for one unit.</param>
    /// <returns>How many UTF-16 units were written: 0 or 1.</returns>
    public int Finish(Span<char> text)
    {
        if (_count == 0)
        {
            return 0;
        }

        _count = 0;
        text[0] = '\uFFFD';
        return 1;
    }

    private void Keep(ReadOnlySpan<byte> start)
    {
        start.CopyTo(_pending);
        _count = start.Length;
    }

    [InlineArray(3)]
    private struct Pending
    {
        private byte _first;
    }
}
