using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="IList{T}"/>; a <see cref="List{T}"/> is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct InterfaceListCodec<T, TCodec> : IJsonCodec<IList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, IList<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static IList<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.List(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
