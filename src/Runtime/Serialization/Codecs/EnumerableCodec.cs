using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="IEnumerable{T}"/>; an array is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct EnumerableCodec<T, TCodec> : IJsonCodec<IEnumerable<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, IEnumerable<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static IEnumerable<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.Array(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
