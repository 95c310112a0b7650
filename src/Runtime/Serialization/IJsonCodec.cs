using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>How values of one type are written as JSON and read again. Generated events are codecs of themselves; the codecs
/// of lists, dictionaries and nullable values are made of the codecs of what they hold, so that the compiler sees, and
/// inlines, the whole way from an event to its bytes.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IJsonCodec<T>
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(ref EventJsonWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands before it, and after it when this returns.</param>
    /// <returns>The value.</returns>
    /// <exception cref="System.Text.Json.JsonException">It is malformed or of another type.</exception>
    static abstract T Read(ref EventJsonReader reader);

    /// <summary>What values of the type look like.</summary>
    static abstract TypeShape Shape { get; }
}
