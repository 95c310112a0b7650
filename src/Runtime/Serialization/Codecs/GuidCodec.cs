using System.Buffers.Text;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="Guid"/>.</summary>
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    private const int Length = 36;

    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, Guid value) => writer.WriteQuoted(value, Length, "D");

    /// <inheritdoc/>
    public static Guid Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ReadUtf8String();
        if (text.Length != Length || !Utf8Parser.TryParse(text, out Guid value, out int read, 'D') || read != Length)
        {
            reader.FailValue("a GUID with hyphens was expected");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Guid);
}
