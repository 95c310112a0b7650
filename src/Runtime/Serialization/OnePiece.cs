using System.Buffers;

namespace GenFlow.Serialization;

/// <summary>JSON in one piece of memory; what comes in several is put together in rented memory until this is disposed.</summary>
internal ref struct OnePiece
{
    private byte[]? _rented;

    /// <exception cref="System.Text.Json.JsonException">It comes in several pieces and is longer than the limit.</exception>
    public OnePiece(in ReadOnlySequence<byte> json, JsonLimits limits)
    {
        if (json.IsSingleSegment)
        {
            Span = json.FirstSpan;
            return;
        }

        limits.Check();
        long most = Math.Min(limits.MaxBytes, Array.MaxLength);
        if (json.Length > most)
        {
            Failures.TooLong(json.Length, most);
        }

        int length = (int)json.Length;
        _rented = ArrayPool<byte>.Shared.Rent(length);
        json.CopyTo(_rented);
        Span = _rented.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Span { get; private set; }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            Span = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
