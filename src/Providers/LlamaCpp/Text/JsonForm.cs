using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Values of calls and results as JSON, by the types that the abstractions know.</summary>
internal static class JsonForm
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">The value's type has no JSON form.</exception>
    /// <exception cref="JsonException">The value has none.</exception>
    public static string Of(object value, Type type)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, s_compact))
        {
            JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
