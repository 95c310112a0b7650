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
    public static void TooLong(long length, long limit) =>
        throw new JsonException($"The JSON has {length} bytes; at most {limit} are read. Raise JsonLimits.MaxBytes if it is to be trusted.");

    [DoesNotReturn]
    public static void Malformed(ReadOnlySpan<byte> json, int position, int maxDepth, string problem)
    {
        string path = JsonPath.At(json, position, maxDepth);
        ReadOnlySpan<byte> before = json[..Math.Min(position, json.Length)];
        int line = before.Count((byte)'\n');
        int column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        throw new JsonException($"The JSON cannot be read at {path} (line {line + 1}, byte {column + 1}): {problem}.", path, line, column);
    }

    /// <summary>What the framework's reader says, without the place it names, which is not the document's.</summary>
    public static string Clause(JsonException error)
    {
        int end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.');
    }
}
