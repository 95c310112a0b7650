using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.CompilerServices;

/// <summary>What generated unions share: the errors, and the case that stands for unknown ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionCases
{
    private const int LongestName = 64;
    private const int MostNames = 20;

    /// <summary>The error for a value that is none of its union's cases.</summary>
    /// <param name="value">The value.</param>
    /// <param name="union">The union's name.</param>
    /// <returns>The error, to be thrown.</returns>
    public static Exception NoCase(Event value, string union)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new InvalidOperationException($"{value.GetType()} is no case of {union}: give the record [Event] or [StreamEvent] of its own and make it partial.");
    }

    /// <summary>The error for reading an event that has no cases by which it could be read.</summary>
    /// <param name="union">The event's name.</param>
    /// <returns>The error, to be thrown.</returns>
    public static NotSupportedException Open(string union) => new(
        $"{union} cannot be read: no case of it is known here. Nest its cases in it, or give those of its assembly [Event] or [StreamEvent].");

    /// <summary>Says that JSON names a case that is not known.</summary>
    /// <param name="reader">Stands before the object.</param>
    /// <param name="type">What the JSON says, in UTF-8.</param>
    /// <param name="union">The union's name.</param>
    /// <param name="known">The names of its cases.</param>
    /// <exception cref="JsonException">Always, with path and position.</exception>
    [DoesNotReturn]
    public static void FailUnknown(ref EventJsonReader reader, scoped ReadOnlySpan<byte> type, string union, params ReadOnlySpan<string> known)
    {
        string more = known.Length <= MostNames ? "" : $" and {known.Length - MostNames} more";
        reader.Fail($"'{Shown(NameOf(type))}' is no known case of {union}; known are {string.Join(", ", known[..Math.Min(known.Length, MostNames)])}{more}");
    }

    /// <summary>The name that JSON gives for a case.</summary>
    /// <param name="type">The name in UTF-8.</param>
    /// <returns>The name.</returns>
    public static string NameOf(scoped ReadOnlySpan<byte> type) => Encoding.UTF8.GetString(type);

    /// <summary>Writes a case that is not known, as it was read.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="type">The case's name, for data that is missing.</param>
    /// <param name="data">The whole object.</param>
    public static void WriteUnknown(ref EventJsonWriter writer, string type, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Undefined)
        {
            writer.WriteRawText(JsonMarshal.GetRawUtf8Value(data));
            return;
        }

        writer.WriteString("{\"type\":"u8, type);
        writer.WriteRaw("}"u8);
    }

    // Not cut within a character of two halves.
    private static string Shown(string name) =>
        name.Length <= LongestName ? name
        : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";
}
