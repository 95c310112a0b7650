using System.Buffers.Binary;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The numbers of a tensor's row in the formats of ggml.</summary>
internal static class TensorRow
{
    private const int BlockSize = 32;
    private const int BlockBytes = 2 + BlockSize;

    /// <summary>The bytes of a row; what is kept in blocks is a multiple of 32 long.</summary>
    public static int ByteCount(WeightFormat format, int columns) => format switch
    {
        WeightFormat.F32 => checked(columns * 4),
        WeightFormat.F16 => checked(columns * 2),
        WeightFormat.Q8 when columns % BlockSize == 0 => checked(columns / BlockSize * BlockBytes),
        WeightFormat.Q8 => throw new ArgumentOutOfRangeException(nameof(columns), columns, $"A row in blocks is a multiple of {BlockSize} long."),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };

    public static void Encode(WeightFormat format, ReadOnlySpan<float> values, Span<byte> bytes)
    {
        switch (format)
        {
            case WeightFormat.F32:
                for (int i = 0; i < values.Length; i++)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * 4)..], values[i]);
                }

                break;
            case WeightFormat.F16:
                for (int i = 0; i < values.Length; i++)
                {
                    BinaryPrimitives.WriteHalfLittleEndian(bytes[(i * 2)..], (Half)values[i]);
                }

                break;
            default:
                for (int block = 0; block < values.Length / BlockSize; block++)
                {
                    EncodeBlock(values.Slice(block * BlockSize, BlockSize), bytes.Slice(block * BlockBytes, BlockBytes));
                }

                break;
        }
    }

    private static void EncodeBlock(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        float scale = largest / 127;
        float inverse = scale == 0 ? 0 : 1 / scale;
        BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)scale);
        for (int i = 0; i < values.Length; i++)
        {
            bytes[2 + i] = (byte)(sbyte)MathF.Round(values[i] * inverse);
        }
    }
}
