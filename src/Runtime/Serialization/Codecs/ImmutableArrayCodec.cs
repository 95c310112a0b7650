using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ImmutableArray{T}"/>; one that is default is written as an empty list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ImmutableArrayCodec<T, TCodec> : IJsonCodec<ImmutableArray<T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ImmutableArray<T> value) => ItemWriting<T, TCodec>.Span(ref writer, value.AsSpan());

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref EventJsonReader reader) => ImmutableCollectionsMarshal.AsImmutableArray(ItemReading<T, TCodec>.Array(ref reader));

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new ListShape(static () => TCodec.Shape);
}
