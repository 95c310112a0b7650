using System.Buffers;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Serialization;
using GenFlow.Shapes;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>The typed answer that a run is asked for.</summary>
internal sealed class OutputFormat(ChatResponseFormat format, Func<PartialJson, object> createPartial, Func<ReadOnlyMemory<byte>, object> read)
{
    public ChatResponseFormat Format { get; } = format;

    public Func<PartialJson, object> CreatePartial { get; } = createPartial;

    /// <exception cref="JsonException">It does not fit.</exception>
    public object Read(ReadOnlyMemory<byte> utf8Json) => read(utf8Json);

    public static OutputFormat Of<T>()
        where T : IStructuredOutput<T> =>
        Known<T>.Format;

    private static OutputFormat Create<T>()
        where T : IStructuredOutput<T>
    {
        var schema = new ArrayBufferWriter<byte>();
        JsonSchema.WriteForModel(schema, T.Shape);
        using JsonDocument document = JsonDocument.Parse(schema.WrittenMemory);
        return new(ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), T.OutputName), T.CreatePartial, static json =>
        {
            var reader = new EventJsonReader(json.Span, JsonLimits.Default);
            T value = T.Read(ref reader);
            reader.Complete();
            return value;
        });
    }

    private static class Known<T>
        where T : IStructuredOutput<T>
    {
        public static readonly OutputFormat Format = Create<T>();
    }
}
