using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>An array.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ArrayCodec<T, TCodec> : IJsonCodec<T[]>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T[] value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static T[] Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.Array(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
