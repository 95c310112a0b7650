using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Shapes;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

// As a function of Microsoft.Extensions.AI, for clients and middleware that run tools themselves.
public abstract partial class AgentAction
{
    private readonly Lazy<JsonElement> _schema;

    /// <inheritdoc/>
    protected sealed override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        object read = Read(JsonOf(arguments));
        ActionContext? caller = arguments.Context?.TryGetValue(typeof(ActionContext), out object? given) == true ? given as ActionContext : null;
        ActionOutput output = await InvokeAsync(read, caller ?? new ActionContext(Name, arguments.Services, cancellationToken)).ConfigureAwait(false);

        // An agent wants all of it, also through middleware that hands results on.
        return caller is null ? output.Text : output;
    }

    /// <summary>Reads and checks the arguments.</summary>
    /// <param name="utf8Json">They.</param>
    /// <returns>The record of the arguments.</returns>
    /// <exception cref="ActionArgumentException">They do not fit.</exception>
    internal object Read(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            var reader = new EventJsonReader(utf8Json, JsonLimits.Default);
            object read = ReadArguments(ref reader);
            reader.Complete();
            return read;
        }
        catch (JsonException problem)
        {
            throw new ActionArgumentException(Name, problem);
        }
    }

    private static byte[] JsonOf(AIFunctionArguments arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in arguments)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
            }

            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private JsonElement CreateSchema()
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlow.Shapes.JsonSchema.WriteForModel(output, Shape);
        using JsonDocument document = JsonDocument.Parse(output.WrittenMemory);
        return document.RootElement.Clone();
    }
}
