using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>Calls an action: a generated one with its typed arguments, any other function as the abstraction does.</summary>
internal static class ActionInvoker
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ValueTask<ActionOutput> InvokeAsync(ActionCall call, ActionContext context) =>
        call is { TypedArguments: { } arguments, Offered.Typed: { } typed }
            ? typed.InvokeAsync(arguments, context)
            : InvokeUntypedAsync(call, context);

    private static async ValueTask<ActionOutput> InvokeUntypedAsync(ActionCall call, ActionContext context)
    {
        AIFunction function = call.Offered!.Function;
        var arguments = new AIFunctionArguments(StringComparer.Ordinal)
        {
            Services = context.ServicesOrNull,
            Context = new Dictionary<object, object?> { [typeof(ActionContext)] = context },
        };
        foreach (JsonProperty member in call.Body.EnumerateObject())
        {
            arguments[member.Name] = member.Value;
        }

        object? result = await function.InvokeAsync(arguments, context.CancellationToken).ConfigureAwait(false);
        return result as ActionOutput ?? new ActionOutput { Text = TextOf(result, function.JsonSerializerOptions), Value = result };
    }

    private static string TextOf(object? result, JsonSerializerOptions options) => result switch
    {
        null => ActionOutput.Nothing.Text,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Undefined } => ActionOutput.Nothing.Text,
        JsonElement json => Compact(json),
        TextContent text => text.Text,
        IEnumerable<AIContent> contents when contents.All(static content => content is TextContent) => string.Concat(contents),
        _ => JsonOf(result, options),
    };

    private static string JsonOf(object result, JsonSerializerOptions options) =>
        options.TryGetTypeInfo(result.GetType(), out JsonTypeInfo? type) || AIJsonUtilities.DefaultOptions.TryGetTypeInfo(result.GetType(), out type)
            ? Compact(JsonSerializer.SerializeToElement(result, type))
            : result.ToString() ?? "";

    // The abstraction's own options indent, which costs tokens.
    private static string Compact(JsonElement json)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, s_compact))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
