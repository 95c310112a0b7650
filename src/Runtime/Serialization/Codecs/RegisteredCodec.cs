using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>A value whose type is a type parameter of a generic event: by the codec that generated code has registered
/// for the type. A reference may be null: the event that is running does not know whether its type argument was declared
/// to be.</summary>
/// <typeparam name="T">The type.</typeparam>
public readonly struct RegisteredCodec<T> : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T value) => JsonCodecs.Of<T>().Write(ref writer, value);

    /// <inheritdoc/>
    public static T Read(ref EventJsonReader reader) =>
        default(T) is null && reader.TryNull() ? default! : JsonCodecs.Of<T>().Read(ref reader);

    /// <inheritdoc/>
    public static TypeShape Shape => JsonCodecs.Of<T>().Shape;
}
