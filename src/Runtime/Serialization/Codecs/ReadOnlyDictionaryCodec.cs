using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="IReadOnlyDictionary{TKey, TValue}"/> whose keys are texts; a <see cref="Dictionary{TKey, TValue}"/> is read.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct ReadOnlyDictionaryCodec<T, TCodec> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, IReadOnlyDictionary<string, T> value) => PairWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static IReadOnlyDictionary<string, T> Read(ref EventJsonReader reader) => PairReading<T, TCodec>.Dictionary(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new MapShape(static () => TCodec.Shape);
}
