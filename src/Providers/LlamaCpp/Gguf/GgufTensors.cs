namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The list of tensors: one after the other, without gaps, to within the end of the file. Their numbers are not read.</summary>
internal static class GgufTensors
{
    // llama.cpp compares each name with all before it.
    private const int MostTensors = 65_536;
    private const int LongestName = 63;
    private const int MostDimensions = 4;

    // A name of one byte, no dimension, type and offset.
    private const int LeastBytes = 8 + 1 + 4 + 4 + 8;

    private static readonly string[] _weights = ["token_embd.weight", "output.weight", "attn_q.weight", "attn_k.weight", "attn_v.weight", "attn_qkv.weight",
        "attn_output.weight", "ffn_gate.weight", "ffn_up.weight", "ffn_down.weight"];

    /// <param name="reader">At the list.</param>
    /// <param name="count">How many tensors it has.</param>
    /// <param name="alignment">What their begins are multiples of.</param>
    /// <param name="isPart">Whether the file is one of several: the first may have none.</param>
    public static void Check(GgufReader reader, ulong count, long alignment, bool isPart)
    {
        if (count == 0)
        {
            if (!isPart)
            {
                throw reader.Fail("the file has no tensors", "It is a vocabulary alone, and cannot answer.");
            }

            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        long end = 0;
        long bytes = 0;
        string last = "";
        for (ulong i = 0; i < count; i++)
        {
            long start = reader.Position;
            last = reader.ReadName(LongestName, "the name of a tensor");
            if (!names.Add(last))
            {
                throw reader.Fail($"the tensor {last} is there twice", "Convert the model again.", start);
            }

            bytes = Size(reader, last);
            start = reader.Position;
            ulong offset = reader.ReadUInt64(last);
            if (offset != (ulong)end)
            {
                throw reader.Fail($"the tensor {last} begins {offset} bytes into the data instead of {end}", GgufReader.Damaged, start);
            }

            end = Padded(reader, end, bytes, alignment);
        }

        // Of the last tensor, what fills it up may be missing.
        long whole = Padded(reader, 0, reader.Position, alignment);
        if (end - Padded(reader, 0, bytes, alignment) + bytes > reader.Length - whole)
        {
            throw reader.Fail($"the tensors take {end} bytes from byte {whole} on, the last of them {last}, and the file ends before", GgufReader.Damaged, reader.Length);
        }
    }

    /// <summary>The most tensors that the rest of the file can list.</summary>
    public static void CheckCount(GgufReader reader, ulong count)
    {
        if (count > MostTensors || count > (ulong)(reader.Remaining / LeastBytes))
        {
            throw reader.Fail($"the file is said to have {count} tensors, more than it can hold", GgufReader.Damaged);
        }
    }

    private static long Size(GgufReader reader, string name)
    {
        long start = reader.Position;
        uint dimensions = reader.ReadUInt32(name);
        if (dimensions > MostDimensions)
        {
            throw reader.Fail($"the tensor {name} has {dimensions} dimensions, more than {MostDimensions}", GgufReader.Damaged, start);
        }

        Int128 elements = 1;
        long row = 1;
        for (uint i = 0; i < dimensions; i++)
        {
            ulong length = reader.ReadUInt64(name);
            row = i == 0 ? (long)Math.Min(length, long.MaxValue) : row;
            elements *= length is > 0 and <= long.MaxValue ? (long)length
                : throw reader.Fail($"the tensor {name} has a dimension of {length}", GgufReader.Damaged, start);
            if (elements > long.MaxValue)
            {
                throw reader.Fail($"the tensor {name} has more numbers than any file", GgufReader.Damaged, start);
            }
        }

        long typeStart = reader.Position;
        uint id = reader.ReadUInt32(name);
        if (GgufTensorType.Find(id) is not { } type)
        {
            throw reader.Fail($"the tensor {name} is of the unknown format {id}", "It may be of a newer release, or of one that llama.cpp no longer reads: convert the model again.", typeStart);
        }

        if (row % type.BlockSize != 0)
        {
            throw reader.Fail($"the tensor {name} has rows of {row} numbers, and its format {id} blocks of {type.BlockSize}", GgufReader.Damaged, typeStart);
        }

        CheckUse(reader, name, id, type, dimensions, typeStart);
        Int128 bytes = elements / type.BlockSize * type.BlockBytes;
        return bytes <= reader.Length ? (long)bytes
            : throw reader.Fail($"the tensor {name} takes {bytes} bytes, more than the file has", GgufReader.Damaged, start);
    }

    /// <summary>What llama.cpp would find out in the middle of its first computation, and end the process.</summary>
    private static void CheckUse(GgufReader reader, string name, uint id, GgufTensorType type, uint dimensions, long start)
    {
        bool isVector = dimensions <= 1 && (name.EndsWith("norm.weight", StringComparison.Ordinal) || name.EndsWith(".bias", StringComparison.Ordinal));
        if (isVector && id != GgufTensorType.F32)
        {
            throw reader.Fail($"the tensor {name} is of format {id}, and llama.cpp computes norms and biases in f32 only", "Convert the model again.", start);
        }

        if (!type.IsForWeights && _weights.Any(weight => name.EndsWith(weight, StringComparison.Ordinal)))
        {
            throw reader.Fail($"the tensor {name} is of format {id}, which is none of weights", "Convert the model again.", start);
        }
    }

    private static long Padded(GgufReader reader, long start, long length, long alignment)
    {
        Int128 end = start + (((Int128)length + alignment - 1) / alignment * alignment);
        return end <= long.MaxValue ? (long)end : throw reader.Fail("the tensors take more bytes than any file", GgufReader.Damaged);
    }
}
