using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="IReadOnlyList{T}"/>; an array is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ReadOnlyListCodec<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, IReadOnlyList<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.Array(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
