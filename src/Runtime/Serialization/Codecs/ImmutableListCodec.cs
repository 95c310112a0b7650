using System.Collections.Immutable;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ImmutableList{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ImmutableListCodec<T, TCodec> : IJsonCodec<ImmutableList<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ImmutableList<T> value) => ItemWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableList<T> Read(ref EventJsonReader reader) => ItemReading<T, TCodec>.Immutable(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
