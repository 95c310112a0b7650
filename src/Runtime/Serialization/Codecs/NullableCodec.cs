using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>A value type or <c>null</c>.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct NullableCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T? value)
    {
        if (value.HasValue)
        {
            TCodec.Write(ref writer, value.GetValueOrDefault());
        }
        else
        {
            writer.WriteNull();
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref EventJsonReader reader) => reader.TryNull() ? null : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new NullableShape(static () => TCodec.Shape);
}
