using System.Text;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The keys of a file. Texts of vocabularies are checked as they pass and not kept.</summary>
internal sealed class GgufKeys
{
    // llama.cpp compares each key with all before it.
    private const int MostKeys = 16_384;
    private const int LongestKey = 65_535;
    private const int LongestText = 4_096;
    private const int LongestArray = 1_024;

    private readonly Dictionary<string, GgufValue> _values = new(StringComparer.Ordinal);

    /// <summary>The vocabulary; null where the file has none.</summary>
    public TokenTexts? Tokens { get; private set; }

    public static GgufKeys Read(GgufReader reader, ulong count)
    {
        // A key with the smallest value has at least 14 bytes.
        if (count > MostKeys || count > (ulong)(reader.Remaining / 14))
        {
            throw reader.Fail($"the file is said to have {count} keys, more than it can hold", GgufReader.Damaged);
        }

        var keys = new GgufKeys();
        for (ulong i = 0; i < count; i++)
        {
            long start = reader.Position;
            string key = reader.ReadName(LongestKey, "the name of a key");
            if (!keys._values.TryAdd(key, keys.ReadValue(reader, key)))
            {
                throw reader.Fail($"the key {key} is there twice", "Convert the model again.", start);
            }
        }

        return keys;
    }

    public GgufValue? Find(string key) => _values.GetValueOrDefault(key);

    private GgufValue ReadValue(GgufReader reader, string key)
    {
        var type = (GgufValueType)reader.ReadUInt32(key);
        long start = reader.Position;
        return type switch
        {
            GgufValueType.String => new(type, start) { Text = ReadText(reader, key) },
            GgufValueType.Array => ReadArray(reader, key),
            _ => ReadNumber(reader, key, type),
        };
    }

    private static string? ReadText(GgufReader reader, string key)
    {
        ReadOnlySpan<byte> text = reader.ReadText(key, out long length);
        return length <= LongestText ? Encoding.UTF8.GetString(text) : null;
    }

    private GgufValue ReadArray(GgufReader reader, string key)
    {
        var type = (GgufValueType)reader.ReadUInt32(key);
        if (type == GgufValueType.Array)
        {
            throw reader.Fail($"the key {key} is a list of lists, which llama.cpp does not know", "Convert the model with a newer release.");
        }

        int size = SizeOf(reader, key, type);
        long count = reader.ReadCount(type == GgufValueType.String ? 8 : size, key);
        var value = new GgufValue(GgufValueType.Array, reader.Position) { ElementType = type, Count = count };
        if (type != GgufValueType.String)
        {
            return size <= 4 && count <= LongestArray && type != GgufValueType.Float32
                ? value with { Integers = ReadIntegers(reader, key, type, (int)count) }
                : SkipNumbers(reader, key, value, size);
        }

        if (key == "tokenizer.ggml.tokens")
        {
            Tokens = TokenTexts.Read(reader, key, count);
        }
        else
        {
            for (long i = 0; i < count; i++)
            {
                reader.ReadText(key, out _);
            }
        }

        return value;
    }

    private static GgufValue SkipNumbers(GgufReader reader, string key, GgufValue value, int size)
    {
        reader.Skip(value.Count, size, key);
        return value;
    }

    private static long[] ReadIntegers(GgufReader reader, string key, GgufValueType type, int count)
    {
        var integers = new long[count];
        for (int i = 0; i < count; i++)
        {
            integers[i] = ReadNumber(reader, key, type).Integer;
        }

        return integers;
    }

    private static GgufValue ReadNumber(GgufReader reader, string key, GgufValueType type)
    {
        int size = SizeOf(reader, key, type);
        var value = new GgufValue(type, reader.Position);
        ulong bits = size switch
        {
            1 => reader.ReadByte(key),
            2 => reader.ReadUInt16(key),
            4 => reader.ReadUInt32(key),
            _ => reader.ReadUInt64(key),
        };
        return type switch
        {
            GgufValueType.Float32 => value with { Number = BitConverter.UInt32BitsToSingle((uint)bits) },
            GgufValueType.Float64 => value with { Number = BitConverter.UInt64BitsToDouble(bits) },
            GgufValueType.Bool => Whole(bits == 0 ? 0 : 1),
            GgufValueType.Int8 => Whole((sbyte)bits),
            GgufValueType.Int16 => Whole((short)bits),
            GgufValueType.Int32 => Whole((int)bits),
            GgufValueType.Int64 => Whole((long)bits),
            _ => Whole((long)Math.Min(bits, long.MaxValue)),
        };

        GgufValue Whole(long integer) => value with { Integer = integer, Number = integer };
    }

    private static int SizeOf(GgufReader reader, string key, GgufValueType type) => type switch
    {
        GgufValueType.UInt8 or GgufValueType.Int8 or GgufValueType.Bool => 1,
        GgufValueType.UInt16 or GgufValueType.Int16 => 2,
        GgufValueType.UInt32 or GgufValueType.Int32 or GgufValueType.Float32 => 4,
        GgufValueType.UInt64 or GgufValueType.Int64 or GgufValueType.Float64 => 8,
        GgufValueType.String => 0,
        _ => throw reader.Fail($"the key {key} has a value of the unknown type {(uint)type}", GgufReader.Damaged),
    };
}
