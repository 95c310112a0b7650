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
    private int _beforeLength;
    private int _behindLength;

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
    /// <param name="start">Where the text's opening quote is.</param>
    /// <param name="end">Behind its closing quote.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="call">The call whose arguments it is.</param>
    public void Remember(ReadOnlySpan<byte> data, int start, int end, ChunkText kind, CallDraft? call)
    {
        Kind = kind;
        Call = call;
        _beforeLength = Copy(data[..(start + 1)], ref _before);
        _behindLength = Copy(data[(end - 1)..], ref _behind);
    }

    /// <summary>The text of a chunk that differs from the remembered one in nothing else.</summary>
    /// <returns>The text; null where a closer look is needed.</returns>
    public string? Match(ReadOnlySpan<byte> data)
    {
        if (Kind == ChunkText.None || data.Length < _beforeLength + _behindLength
            || !data.StartsWith(_before.AsSpan(0, _beforeLength)) || !data.EndsWith(_behind.AsSpan(0, _behindLength)))
        {
            return null;
        }

        // Without quotes, escapes and control characters it is its own value; what is no UTF-8 is an error elsewhere.
        ReadOnlySpan<byte> text = data[_beforeLength..^_behindLength];
        return text.ContainsAny(s_special) || !Utf8.IsValid(text) ? null : Encoding.UTF8.GetString(text);
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
