using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>A reference that may be <c>null</c>.</summary>
/// <typeparam name="T">The reference type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct OptionalCodec<T, TCodec> : IJsonCodec<T?>
    where T : class
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            TCodec.Write(ref writer, value);
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref EventJsonReader reader) => reader.TryNull() ? null : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new NullableShape(static () => TCodec.Shape);
}
