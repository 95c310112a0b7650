using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenFlow.Shapes;

/// <summary>Prints shapes as JSON Schema, draft 2020-12. A payload that GenFlow writes is valid; objects are open to more
/// members, because readers skip those that they do not know.</summary>
public static class JsonSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // The output is JSON and nothing else: signs that matter in HTML stay readable.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the schema of a shape. Objects, unions and enums are under <c>$defs</c> by their names; of two with one
    /// name the later has a number after it. One type is one shape: the same instance wherever it is used.</summary>
    /// <param name="output">Receives the schema as UTF-8.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="InvalidOperationException">The shape contains itself without an object or a union between.</exception>
    public static void Write(IBufferWriter<byte> output, TypeShape shape)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(shape);
        using var json = new Utf8JsonWriter(output, s_options);
        var schema = new SchemaWriter(json);
        json.WriteStartObject();
        json.WriteString("$schema", Dialect);
        schema.WriteKeywords(shape);
        schema.WriteDefinitions();
        json.WriteEndObject();
    }

    /// <summary>Writes the schema of a shape as models are given it, for the arguments of a function or a structured answer:
    /// an object or a union itself at the root, enums in their places, other named shapes under <c>$defs</c>; no dialect, and no limits
    /// that only say what a type of .NET holds. Everything that is valid can be read but for numbers beyond their type.</summary>
    /// <param name="output">Receives the schema as UTF-8.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="InvalidOperationException">The shape contains itself without an object or a union between.</exception>
    public static void WriteForModel(IBufferWriter<byte> output, TypeShape shape)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(shape);
        using var json = new Utf8JsonWriter(output, s_options);
        var schema = new SchemaWriter(json, isForModel: true);
        json.WriteStartObject();
        schema.WriteRoot(shape);
        schema.WriteDefinitions();
        json.WriteEndObject();
    }
}
