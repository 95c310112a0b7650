using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>A value inside another by its type's own contract.</summary>
/// <typeparam name="T">The type.</typeparam>
public readonly struct OwnCodec<T> : IJsonCodec<T>
    where T : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            T.Write(ref writer, value);
        }
    }

    /// <inheritdoc/>
    public static T Read(ref EventJsonReader reader) => T.Read(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape => T.Shape;
}
