using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary><see cref="Dictionary{TKey, TValue}"/> whose keys are texts.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public readonly struct DictionaryCodec<T, TCodec> : IJsonCodec<Dictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, Dictionary<string, T> value) => PairWriting<T, TCodec>.Any(ref writer, value);

    /// <inheritdoc/>
    public static Dictionary<string, T> Read(ref EventJsonReader reader) => PairReading<T, TCodec>.Dictionary(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape { get; } = new MapShape(static () => TCodec.Shape);
}
