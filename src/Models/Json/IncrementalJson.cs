using System.Text.Json;

namespace GenFlow.Models;

/// <summary>JSON that arrives in pieces cut anywhere: kept as it comes, read as it comes, in time and memory of what has come.</summary>
/// <remarks>One thread appends; any number read, also while it appends. What has been shown is never taken back but by a
/// later member of the same name.</remarks>
public sealed partial class IncrementalJson
{
    private readonly int _maxBytes;
    private readonly JsonTape _tape;
    private readonly JsonScanner _scanner;
    private byte[] _bytes = [];
    private int _length;
    private volatile JsonException? _error;
    private volatile bool _isEnded;

    /// <summary>Begins with nothing.</summary>
    /// <param name="maxDepth">How deep values may be nested: 1 to 1,000.</param>
    /// <param name="maxBytes">How many bytes may come: at least 1, at most 1 GiB.</param>
    public IncrementalJson(int maxDepth = 64, int maxBytes = 16 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, 1_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBytes, 1 << 30);
        MaxDepth = maxDepth;
        _maxBytes = maxBytes;
        _tape = new JsonTape(maxBytes, maxDepth);
        _scanner = new JsonScanner(_tape, maxDepth);
    }

    /// <summary>How many bytes of UTF-8 have come. Those before an error count, the one that is wrong does not.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Whether the outermost value is complete. A number that is the outermost value is so only after <see cref="Complete"/>.</summary>
    public bool IsComplete => At(Length).IsComplete;

    /// <summary>What is wrong with it; null while nothing is.</summary>
    public JsonException? Error => _error;

    internal int MaxDepth { get; }

    internal JsonTape Tape => _tape;

    internal bool IsEnded => _isEnded;

    /// <summary>Takes more.</summary>
    /// <param name="fragment">The piece; may end inside a surrogate pair.</param>
    /// <returns>Whether it is JSON so far; when not, <see cref="Error"/> says why and nothing more is taken.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> has said that nothing more comes.</exception>
    public bool Append(ReadOnlySpan<char> fragment)
    {
        CheckOpen();
        while (!fragment.IsEmpty && _error is null)
        {
            fragment = fragment[TakeCharacters(fragment)..];
        }

        return _error is null;
    }

    /// <summary>Takes more.</summary>
    /// <param name="fragment">The piece in UTF-8; may end inside a character.</param>
    /// <returns>Whether it is JSON so far; when not, <see cref="Error"/> says why and nothing more is taken.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> has said that nothing more comes.</exception>
    public bool Append(ReadOnlySpan<byte> fragment)
    {
        CheckOpen();
        if (_error is not null || fragment.IsEmpty)
        {
            return _error is null;
        }

        if (_half != 0)
        {
            return Fail(HalfPair);
        }

        ReadOnlySpan<byte> taken = fragment[..Math.Min(fragment.Length, _maxBytes - _length)];
        taken.CopyTo(Room(taken.Length));
        return Scan(taken.Length) && (taken.Length == fragment.Length || Fail(TooLong()));
    }

    /// <summary>Says that nothing more comes.</summary>
    /// <returns>All of it, valid JSON in UTF-8.</returns>
    /// <exception cref="JsonException">It is incomplete or malformed; with path and position.</exception>
    public ReadOnlyMemory<byte> Complete()
    {
        if (!_isEnded && _error is null)
        {
            if (_half != 0)
            {
                Fail(HalfPair);
            }
            else if (!_scanner.End(_length))
            {
                Fail();
            }
            else
            {
                _isEnded = true;
            }
        }

        // Another exception each time: one that is thrown twice has the stack of the last.
        return _error is { } error ? throw new JsonException(error.Message, error.Path, error.LineNumber, error.BytePositionInLine)
            : _bytes.AsMemory(0, _length);
    }

    /// <summary>The outermost value as it was when so many bytes had come.</summary>
    /// <param name="length">The bytes, at most <see cref="Length"/>.</param>
    /// <returns>The value.</returns>
    public PartialJson At(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        return PartialJson.Of(this, 0, length);
    }

    /// <summary>Bytes that have come.</summary>
    internal ReadOnlySpan<byte> Slice(int start, int end) => Volatile.Read(ref _bytes).AsSpan(start, end - start);

    private void CheckOpen()
    {
        if (_isEnded)
        {
            throw new InvalidOperationException("IncrementalJson.Complete has said that nothing more comes. Begin another for more.");
        }
    }
}
