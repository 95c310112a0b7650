using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenFlow.Serialization;

/// <summary>Writes UTF-8 JSON straight into a buffer, without allocating. Generated code drives it and is trusted to write
/// names and separators in their places.</summary>
public ref partial struct EventJsonWriter
{
    // Asked of the output at once: most events fit, so that it is asked and told once for each.
    private const int Chunk = 512;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _span;
    private int _position;
    private int _depth;

    /// <summary>Begins to write into a buffer.</summary>
    /// <param name="output">Receives the bytes.</param>
    public EventJsonWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _span = output.GetSpan(Chunk);
    }

    /// <summary>Hands what was written to the output. To be called once, at the end.</summary>
    public readonly void Complete() => _output.Advance(_position);

    /// <summary>Writes text that is JSON already: punctuation and names.</summary>
    /// <param name="utf8">The text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        Put(utf8);
    }

    /// <summary>Writes text that is JSON already and may be long.</summary>
    /// <param name="utf8">The text.</param>
    public void WriteRawText(scoped ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > Chunk)
        {
            WriteRaw(utf8[..Chunk]);
            utf8 = utf8[Chunk..];
        }

        WriteRaw(utf8);
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Goes into an object, a list or a dictionary.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is deeper than <see cref="JsonLimits.MaxDepth"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (++_depth > JsonLimits.DefaultMaxDepth)
        {
            Failures.TooDeepToWrite();
        }
    }

    /// <summary>Comes out of an object, a list or a dictionary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => _depth--;

    /// <summary>Ends an object and comes out of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject()
    {
        Reserve(1);
        _span[_position++] = (byte)'}';
        _depth--;
    }

    private readonly Span<byte> Free => _span[_position..];

    // Both for space that is reserved. The position is moved once for a name and its value: each move waits for the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Span<byte> After(scoped ReadOnlySpan<byte> before)
    {
        Copy(before);
        return _span[(_position + before.Length)..];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(scoped ReadOnlySpan<byte> utf8)
    {
        Copy(utf8);
        _position += utf8.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Copy(scoped ReadOnlySpan<byte> utf8) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.Add(ref MemoryMarshal.GetReference(_span), (uint)_position), ref MemoryMarshal.GetReference(utf8), (uint)utf8.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int size)
    {
        if (_span.Length - _position < size)
        {
            Grow(size);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        _output.Advance(_position);
        _position = 0;
        _span = _output.GetSpan(Math.Max(size, Chunk));

        // What is written is copied without a look at the end.
        if (_span.Length < size)
        {
            Failures.TooLittleSpace();
        }
    }
}
