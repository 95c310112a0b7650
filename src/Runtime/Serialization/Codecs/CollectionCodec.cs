using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ICollection{T}"/>; a <see cref="List{T}"/> is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct CollectionCodec<T, TCodec> : IJsonCodec<ICollection<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ICollection<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static ICollection<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.List(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
