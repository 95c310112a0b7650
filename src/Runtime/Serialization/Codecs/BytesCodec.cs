using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="byte"/>s as base64.</summary>
public readonly struct BytesCodec : IJsonCodec<byte[]>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, byte[] value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteBytes(value);
        }
    }

    /// <inheritdoc/>
    public static byte[] Read(ref EventJsonReader reader) => reader.ReadBytes();

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Bytes);
}
