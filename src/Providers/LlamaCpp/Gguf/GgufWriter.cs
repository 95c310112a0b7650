using System.Buffers;
using System.Text;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Writes a file of GGUF version 3: keys, then tensors whose rows are asked for one at a time, so that no model is ever
/// held whole.</summary>
internal sealed class GgufWriter
{
    public const int Alignment = 32;

    private readonly List<(string Key, Action<BinaryWriter> Value)> _keys = [];
    private readonly List<Tensor> _tensors = [];

    /// <summary>Fills a row. The numbers are zero before.</summary>
    public delegate void RowFill(int row, Span<float> values);

    public void Add(string key, string value) => AddKey(key, GgufValueType.String, writer => WriteText(writer, value));

    public void Add(string key, uint value) => AddKey(key, GgufValueType.UInt32, writer => writer.Write(value));

    public void Add(string key, int value) => AddKey(key, GgufValueType.Int32, writer => writer.Write(value));

    public void Add(string key, ushort value) => AddKey(key, GgufValueType.UInt16, writer => writer.Write(value));

    public void Add(string key, float value) => AddKey(key, GgufValueType.Float32, writer => writer.Write(value));

    public void Add(string key, bool value) => AddKey(key, GgufValueType.Bool, writer => writer.Write(value));

    public void Add(string key, IReadOnlyList<string> values) => AddArray(key, GgufValueType.String, values, WriteText);

    public void Add(string key, IReadOnlyList<int> values) => AddArray(key, GgufValueType.Int32, values, static (writer, value) => writer.Write(value));

    public void Add(string key, IReadOnlyList<float> values) => AddArray(key, GgufValueType.Float32, values, static (writer, value) => writer.Write(value));

    /// <summary>A matrix; <paramref name="columns"/> is the length of a row, the first of ggml's dimensions.</summary>
    public void AddMatrix(string name, WeightFormat format, int columns, int rows, RowFill fill) =>
        _tensors.Add(new(name, format, columns, rows, IsVector: false, fill));

    /// <summary>A vector of ones: the weights of a norm that does nothing else.</summary>
    public void AddOnes(string name, int length) =>
        _tensors.Add(new(name, WeightFormat.F32, length, 1, IsVector: true, static (_, values) => values.Fill(1)));

    /// <exception cref="OperationCanceledException">Cancelled; the file is not whole.</exception>
    public void Write(System.IO.Stream stream, CancellationToken cancellationToken = default)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        long start = stream.Position;
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_keys.Count);
        foreach ((string key, Action<BinaryWriter> value) in _keys)
        {
            WriteText(writer, key);
            value(writer);
        }

        WriteTensorInfos(writer);
        writer.Flush();
        Pad(stream, stream.Position - start);
        foreach (Tensor tensor in _tensors)
        {
            WriteRows(stream, tensor, cancellationToken);
            Pad(stream, tensor.ByteCount);
        }
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteRows(System.IO.Stream stream, Tensor tensor, CancellationToken cancellationToken)
    {
        int rowBytes = TensorRow.ByteCount(tensor.Format, tensor.Columns);
        float[] values = ArrayPool<float>.Shared.Rent(tensor.Columns);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(rowBytes);
        try
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Span<float> rowValues = values.AsSpan(0, tensor.Columns);
                rowValues.Clear();
                tensor.Fill(row, rowValues);
                TensorRow.Encode(tensor.Format, rowValues, bytes.AsSpan(0, rowBytes));
                stream.Write(bytes, 0, rowBytes);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static long Padded(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void Pad(System.IO.Stream stream, long length)
    {
        Span<byte> zeros = stackalloc byte[Alignment];
        zeros.Clear();
        stream.Write(zeros[..(int)(Padded(length) - length)]);
    }

    private void WriteTensorInfos(BinaryWriter writer)
    {
        long offset = 0;
        foreach (Tensor tensor in _tensors)
        {
            WriteText(writer, tensor.Name);
            writer.Write(tensor.IsVector ? 1u : 2u);
            writer.Write((ulong)tensor.Columns);
            if (!tensor.IsVector)
            {
                writer.Write((ulong)tensor.Rows);
            }

            writer.Write((uint)tensor.Format);
            writer.Write((ulong)offset);
            offset = checked(offset + Padded(tensor.ByteCount));
        }
    }

    private void AddKey(string key, GgufValueType type, Action<BinaryWriter> value) => _keys.Add((key, writer =>
    {
        writer.Write((uint)type);
        value(writer);
    }));

    private void AddArray<T>(string key, GgufValueType type, IReadOnlyList<T> values, Action<BinaryWriter, T> write) =>
        AddKey(key, GgufValueType.Array, writer =>
        {
            writer.Write((uint)type);
            writer.Write((ulong)values.Count);
            foreach (T value in values)
            {
                write(writer, value);
            }
        });

    private sealed record Tensor(string Name, WeightFormat Format, int Columns, int Rows, bool IsVector, RowFill Fill)
    {
        public long ByteCount => checked((long)TensorRow.ByteCount(Format, Columns) * Rows);
    }
}
