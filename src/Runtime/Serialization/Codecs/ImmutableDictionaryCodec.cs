using System.Collections.Immutable;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="ImmutableDictionary{TKey, TValue}"/> whose keys are texts.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ImmutableDictionaryCodec<T, TCodec> : IJsonCodec<ImmutableDictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, ImmutableDictionary<string, T> value) => PairWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static ImmutableDictionary<string, T> Read(ref EventJsonReader reader) => PairReading<T, TCodec>.Immutable(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new MapShape(static () => TCodec.Shape);
}
