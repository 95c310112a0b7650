using System.Collections.Immutable;

namespace GenFlow.Agents.Testing;

/// <summary>Gives the bytes of a body in order.</summary>
internal sealed class WireCursor(ImmutableArray<WirePart> parts)
{
    private int _part;
    private long _turn;
    private int _offset;

    /// <summary>How many bytes were given.</summary>
    public long Position { get; private set; }

    /// <summary>Fills a buffer with the next bytes.</summary>
    /// <returns>How many there were.</returns>
    public int Read(Span<byte> buffer)
    {
        int length = 0;
        while (length < buffer.Length && _part < parts.Length)
        {
            WirePart part = parts[_part];
            if (_turn == part.Count || part.Bytes.IsEmpty)
            {
                (_part, _turn, _offset) = (_part + 1, 0, 0);
                continue;
            }

            int count = Math.Min(buffer.Length - length, part.Bytes.Length - _offset);
            part.Bytes.Span.Slice(_offset, count).CopyTo(buffer[length..]);
            length += count;
            _offset += count;
            if (_offset == part.Bytes.Length)
            {
                (_turn, _offset) = (_turn + 1, 0);
            }
        }

        Position += length;
        return length;
    }
}
