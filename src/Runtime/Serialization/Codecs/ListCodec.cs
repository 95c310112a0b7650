using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="List{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ListCodec<T, TCodec> : IJsonCodec<List<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, List<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static List<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.List(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
