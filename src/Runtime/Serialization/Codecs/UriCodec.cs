using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="Uri"/>.</summary>
public readonly struct UriCodec : IJsonCodec<Uri>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, Uri value) => writer.WriteString(default, value?.OriginalString);

    /// <inheritdoc/>
    public static Uri Read(ref EventJsonReader reader)
    {
        if (!Uri.TryCreate(reader.ReadString(), UriKind.RelativeOrAbsolute, out Uri? value))
        {
            reader.FailValue("an address was expected");
        }

        return value;
    }

    /// <inheritdoc/>
    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Uri);
}
