using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GenFlow.Models.ChatCompletions;

/// <summary>The last chunk that had one text only, and where it stood: the next one is mostly the same bytes around another
/// text, and then needs no second look.</summary>
internal sealed class ChunkTemplate
{
    private static readonly SearchValues<byte> s_special = SearchValues.Create(Special());
    private byte[] _before = [];
    private byte[] _behind = [];
    private byte[] _last = [];
    private int _beforeLength;
    private int _behindLength;
    private int _lastLength;
    private bool _isPadded;

    /// <summary>What the text is.</summary>
    public ChunkText Kind { get; private set; }

    /// <summary>The call whose arguments it is.</summary>
    public CallDraft? Call { get; private set; }

    public void Forget()
    {
        Kind = ChunkText.None;
        Call = null;
    }

    /// <param name="data">The chunk.</param>
    /// <param name="text">The text, with its quotes.</param>
    /// <param name="padding">Another text behind it that means nothing, and that some servers change with each chunk; empty for none.</param>
    /// <param name="kind">What the text is.</param>
    /// <param name="call">The call whose arguments it is.</param>
    public void Remember(ReadOnlySpan<byte> data, Range text, Range padding, ChunkText kind, CallDraft? call)
    {
        Kind = kind;
        Call = call;
        int behind = text.End.Value - 1;
        _isPadded = padding.Start.Value > behind;
        _beforeLength = Copy(data[..(text.Start.Value + 1)], ref _before);
        _behindLength = Copy(_isPadded ? data[behind..(padding.Start.Value + 1)] : data[behind..], ref _behind);
        _lastLength = _isPadded ? Copy(data[(padding.End.Value - 1)..], ref _last) : 0;
    }

    /// <summary>The text of a chunk that differs from the remembered one in nothing else.</summary>
    /// <returns>The text; null where a closer look is needed.</returns>
    public string? Match(ReadOnlySpan<byte> data)
    {
        if (Kind == ChunkText.None || !data.StartsWith(_before.AsSpan(0, _beforeLength)))
        {
            return null;
        }

        // Without quotes, escapes and control characters it is its own value; what is no UTF-8 is an error elsewhere.
        ReadOnlySpan<byte> rest = data[_beforeLength..];
        int length = rest.IndexOfAny(s_special);
        if (length < 0 || !IsRest(rest[length..]) || !Utf8.IsValid(rest[..length]))
        {
            return null;
        }

        return Encoding.UTF8.GetString(rest[..length]);
    }

    private bool IsRest(ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> behind = _behind.AsSpan(0, _behindLength);
        if (!_isPadded)
        {
            return rest.SequenceEqual(behind);
        }

        if (!rest.StartsWith(behind))
        {
            return false;
        }

        rest = rest[behind.Length..];
        int length = rest.IndexOfAny(s_special);
        return length >= 0 && rest[length..].SequenceEqual(_last.AsSpan(0, _lastLength));
    }

    private static int Copy(ReadOnlySpan<byte> from, ref byte[] to)
    {
        if (to.Length < from.Length)
        {
            to = new byte[from.Length + 64];
        }

        from.CopyTo(to);
        return from.Length;
    }

    private static byte[] Special() => [.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\'];
}

/// <summary>What the one text of a chunk is.</summary>
internal enum ChunkText
{
    None,
    Content,
    Thought,
    Arguments,
}
