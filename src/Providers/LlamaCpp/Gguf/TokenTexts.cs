using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The texts of a vocabulary, which llama.cpp wants all different: over two of the same it ends the process.</summary>
internal sealed class TokenTexts
{
    // The largest of today have 262,144.
    private const long MostTokens = 1 << 22;

    // A vocabulary from outside cannot be made to collide on purpose.
    private static readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;

    private readonly HashSet<byte> _bytes = [];

    public int Count { get; private set; }

    /// <summary>Whether every byte has a token, so that SentencePiece finds one for any text.</summary>
    public bool HasAllBytes => _bytes.Count == 256;

    public static TokenTexts Read(GgufReader reader, string key, long count)
    {
        if (count > MostTokens)
        {
            throw reader.Fail($"{key} has {count} elements, more than any vocabulary", GgufReader.Damaged);
        }

        var tokens = new TokenTexts { Count = (int)count };
        var places = new Dictionary<ulong, (int Index, long Start)>(tokens.Count);
        Span<byte> replaced = stackalloc byte[32];
        for (int i = 0; i < tokens.Count; i++)
        {
            long start = reader.Position;
            ReadOnlySpan<byte> read = reader.ReadText(key, out long length);
            ReadOnlySpan<byte> text = Effective(read, i, replaced);
            tokens.FindByte(text);

            // Of a text longer than the window its begin and length are compared; vocabularies have none such.
            ulong hash = Hash(text) ^ (ulong)(length - read.Length);
            if (!places.TryAdd(hash, (i, start)))
            {
                Compare(reader, key, text, i, places[hash]);
            }
        }

        return tokens;
    }

    /// <summary>What llama.cpp makes of a text: it ends at the first byte 0, and an empty one gets a name.</summary>
    private static ReadOnlySpan<byte> Effective(ReadOnlySpan<byte> text, int index, Span<byte> replaced)
    {
        int end = text.IndexOf((byte)0);
        text = end < 0 ? text : text[..end];
        if (!text.IsEmpty)
        {
            return text;
        }

        "[EMPTY_"u8.CopyTo(replaced);
        Utf8Formatter.TryFormat(index, replaced[7..], out int digits);
        replaced[7 + digits] = (byte)']';
        return replaced[..(8 + digits)];
    }

    private static void Compare(GgufReader reader, string key, ReadOnlySpan<byte> text, int index, (int Index, long Start) first)
    {
        // What was hashed alike is read again: the text is at most as long as the one that is there.
        byte[] bytes = new byte[8 + text.Length + 1];
        int count = reader.ReadAt(first.Start, bytes);
        int length = (int)Math.Min(BinaryPrimitives.ReadInt64LittleEndian(bytes), count - 8);
        if (Effective(bytes.AsSpan(8, length), first.Index, stackalloc byte[32]).SequenceEqual(text))
        {
            string shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 64)]);
            throw reader.Fail(
                $"the vocabulary ({key}) has the token \"{shown}\" twice, as number {first.Index} and {index}",
                "llama.cpp would end the process: convert the model again.",
                first.Start);
        }
    }

    private void FindByte(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1)
        {
            _bytes.Add(text[0]);
        }
        else if (text.Length == 6 && text.StartsWith("<0x"u8) && text[5] == '>' && Digit(text[3]) is int high && Digit(text[4]) is int low)
        {
            _bytes.Add((byte)((high << 4) | low));
        }
    }

    private static int? Digit(byte sign) => sign switch
    {
        >= (byte)'0' and <= (byte)'9' => sign - '0',
        >= (byte)'A' and <= (byte)'F' => sign - 'A' + 10,
        _ => null,
    };

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = _seed ^ (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));
        }

        ulong rest = 0;
        for (int i = 0; i < text.Length; i++)
        {
            rest |= (ulong)text[i] << (8 * i);
        }

        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        ulong high = Math.BigMul(hash ^ value, 0x9E3779B97F4A7C15, out ulong low);
        return (high ^ low) + _seed;
    }
}
