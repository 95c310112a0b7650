using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GenFlow.Models;

// What comes is put behind what is there, scanned in its place, and then shown to readers.
public sealed partial class IncrementalJson
{
    private const string HalfPair = "A text has half of a surrogate pair.";
    private const int FirstCapacity = 256;

    // Text is turned into bytes in pieces, so that one that is too long is not held as bytes before that is seen.
    private const int Piece = 4_096;
    private const int MostBytesOfCharacter = 4;

    // The first half of a pair whose second has not come.
    private char _half;

    // Gives how many characters it took.
    private int TakeCharacters(ReadOnlySpan<char> fragment)
    {
        if (_half != 0)
        {
            TakeSecondHalf(fragment[0]);
            return 1;
        }

        ReadOnlySpan<char> piece = fragment[..Math.Min(fragment.Length, Piece)];
        OperationStatus status = Utf8.FromUtf16(
            piece, Room(piece.Length * MostBytesOfCharacter), out int read, out int written, replaceInvalidSequences: false, isFinalBlock: false);
        if (!ScanWithinLimit(written))
        {
            return read;
        }

        if (status == OperationStatus.NeedMoreData)
        {
            _half = piece[read++];
        }
        else if (status == OperationStatus.InvalidData)
        {
            Fail(HalfPair);
        }

        return read;
    }

    private void TakeSecondHalf(char second)
    {
        if (Rune.TryCreate(_half, second, out Rune character))
        {
            _half = default;
            ScanWithinLimit(character.EncodeToUtf8(Room(MostBytesOfCharacter)));
        }
        else
        {
            Fail(HalfPair);
        }
    }

    private bool ScanWithinLimit(int count)
    {
        int left = _maxBytes - _length;
        return Scan(Math.Min(count, left)) && (count <= left || Fail(TooLong()));
    }

    private bool Scan(int count)
    {
        int end = _length + count;
        int stopped = _scanner.Scan(_bytes.AsSpan(0, end), _length);

        // Whoever sees the length sees the bytes and the nodes before it.
        Volatile.Write(ref _length, stopped);
        return stopped == end || Fail();
    }

    private Span<byte> Room(int count)
    {
        int needed = _length + count;
        if (needed > _bytes.Length)
        {
            byte[] grown = new byte[Math.Max(needed, Math.Max(FirstCapacity, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)))];
            _bytes.AsSpan(0, _length).CopyTo(grown);
            Volatile.Write(ref _bytes, grown);
        }

        return _bytes.AsSpan(_length);
    }

    private bool Fail(string? problem = null)
    {
        _error = _scanner.Error(_bytes.AsSpan(0, _length), problem);
        return false;
    }

    private string TooLong() => $"It has more than {_maxBytes} bytes.";
}
