using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GenFlow.Serialization;

/// <summary>The errors of reading and writing. Paths are found only here, by going through the JSON once more, so that
/// reading what is right pays nothing for them.</summary>
internal static class Failures
{
    [DoesNotReturn]
    public static void TooDeepToWrite() =>
        throw new JsonException($"The event is nested deeper than {JsonLimits.DefaultMaxDepth} levels, or contains itself. It was not written.");

    [DoesNotReturn]
    public static void TooLittleSpace() =>
        throw new InvalidOperationException("IBufferWriter<byte>.GetSpan gave less space than it was asked for.");

    [DoesNotReturn]
    public static void TooLong(long length, long limit) =>
        throw new JsonException($"The JSON has {length} bytes; at most {limit} are read. Raise JsonLimits.MaxBytes if it is to be trusted.", "$", 0, 0);

    [DoesNotReturn]
    public static void NotUtf8ToWrite() =>
        throw new JsonException("The event holds a JsonElement whose text is not valid UTF-8. It was not written.");

    /// <summary>For a value that ends at a position.</summary>
    [DoesNotReturn]
    public static void MalformedValue(ReadOnlySpan<byte> json, int end, string problem, Exception? inner = null)
    {
        (string path, int start) = JsonPath.At(json, end);
        Throw(json, start, path, problem, inner);
    }

    [DoesNotReturn]
    public static void Malformed(ReadOnlySpan<byte> json, int position, string problem) =>
        Throw(json, position, JsonPath.At(json, position).Path, problem, inner: null);

    [DoesNotReturn]
    private static void Throw(ReadOnlySpan<byte> json, int position, string path, string problem, Exception? inner)
    {
        ReadOnlySpan<byte> before = json[..Math.Min(position, json.Length)];
        int line = before.Count((byte)'\n');
        int column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        throw new JsonException($"The JSON cannot be read at {path} (line {line + 1}, byte {column + 1}): {problem}.", path, line, column, inner);
    }
}
