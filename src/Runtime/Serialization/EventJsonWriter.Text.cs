using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GenFlow.Serialization;

public ref partial struct EventJsonWriter
{
    // A UTF-16 unit needs at most three bytes of UTF-8, or six as an escape.
    private const int LongestUnit = 3;
    private const int LongestEscape = 6;

    // Up to here our own loop is faster than the framework's, which needs longer to begin.
    private const int ShortText = 64;

    // So many units are written at a time, so that a long text asks for no more space than a short one.
    private const int TextChunk = 1024;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (char)code), '"', '\\', '\x7f']);

    /// <summary>Writes a text, or <c>null</c>. Escaped are the quote, the backslash and control characters; a surrogate
    /// without its other half becomes U+FFFD.</summary>
    /// <param name="before">Punctuation and name to write before it.</param>
    /// <param name="value">The text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteString(scoped ReadOnlySpan<byte> before, string? value)
    {
        if (value is { Length: <= ShortText })
        {
            Reserve(before.Length + (value.Length * LongestUnit) + 2);
            if (AsciiText.TryQuote(value, After(before)))
            {
                _position += before.Length + value.Length + 2;
                return;
            }
        }

        WriteRaw(before);
        AnyText(value);
    }

    // A part of a text whose quotes are written around it.
    internal void WritePart(scoped ReadOnlySpan<byte> before, string part)
    {
        WriteRaw(before);
        Escaped(part);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AnyText(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else if (value.Length > ShortText || !TryShortEscaped(value))
        {
            LongOrEscaped(value);
        }
    }

    private bool TryShortEscaped(string value)
    {
        Reserve((value.Length * LongestEscape) + 2);
        int written = AsciiText.QuoteEscaped(value, Free);
        _position += Math.Max(written, 0);
        return written >= 0;
    }

    private void LongOrEscaped(scoped ReadOnlySpan<char> value)
    {
        WriteRaw("\""u8);
        Escaped(value);
        WriteRaw("\""u8);
    }

    private void Escaped(scoped ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            ReadOnlySpan<char> chunk = value.Length <= TextChunk ? value : value[..TextChunk];
            int plain = chunk.IndexOfAny(s_escaped);
            if (plain < 0)
            {
                // A pair of surrogates is not torn apart.
                plain = chunk.Length < value.Length && char.IsHighSurrogate(chunk[^1]) ? chunk.Length - 1 : chunk.Length;
            }

            Reserve((plain * LongestUnit) + LongestEscape);
            _position += Encoding.UTF8.GetBytes(value[..plain], Free);
            value = value[plain..];
            if (plain < chunk.Length && !value.IsEmpty && s_escaped.Contains(value[0]))
            {
                Escape(value[0]);
                value = value[1..];
            }
        }
    }

    private void Escape(char c)
    {
        Reserve(LongestEscape);
        _position += AsciiText.Escape(c, Free);
    }
}
