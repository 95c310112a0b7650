using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Writes requests as keys. A request that has something which is not to be seen from outside has none.</summary>
internal static class RequestKeys
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The key; null where the request cannot be told from another by one, or where it is longer than may be kept.</summary>
    public static RequestKey? Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool isStream, long maxBytes)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        try
        {
            using var writer = new Utf8JsonWriter(output, s_compact);
            writer.WriteStartArray();
            writer.WriteBooleanValue(isStream);

            // Not all of a long transcript is written to see that it is too long.
            if (!TryWrite(writer, options) || !messages.All(message => TryWrite(writer, message) && writer.BytesCommitted + writer.BytesPending <= maxBytes))
            {
                return null;
            }

            writer.WriteEndArray();
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or ArgumentException or InvalidOperationException)
        {
            // Has no JSON form.
            return null;
        }

        // Texts that are no Unicode are written alike, and are not.
        ReadOnlySpan<byte> bytes = output.WrittenSpan;
        return bytes.Length > maxBytes || bytes.IndexOf("\uFFFD"u8) >= 0 || bytes.IndexOf("\\uFFFD"u8) >= 0 ? null : new RequestKey(bytes);
    }

    // Ids and times of messages are the caller's own: no model sees them.
    private static bool TryWrite(Utf8JsonWriter writer, ChatMessage message)
    {
        if (message is not { RawRepresentation: null } || message.GetType() != typeof(ChatMessage))
        {
            return false;
        }

        writer.WriteStartArray();
        writer.WriteStringValue(message.Role.Value);
        writer.WriteStringValue(message.AuthorName);
        bool isWritten = TryWrite(writer, message.AdditionalProperties) && message.Contents.All(content => TryWrite(writer, content));
        writer.WriteEndArray();
        return isWritten;
    }

    private static bool TryWrite(Utf8JsonWriter writer, AIContent content)
    {
        bool isKeptElsewhere = content is HostedFileContent or HostedVectorStoreContent or InputRequestContent or InputResponseContent;
        if (isKeptElsewhere || content is not { RawRepresentation: null } || !IsPlain(content.AdditionalProperties))
        {
            return false;
        }

        Write(writer, content, typeof(AIContent));

        // What the content has besides its JSON.
        switch (content)
        {
            case FunctionCallContent { Exception: { } error }:
                Write(writer, error);
                break;
            case FunctionResultContent result:
                if (result.Exception is { } failure)
                {
                    Write(writer, failure);
                }

                return TryWriteKind(writer, result.Result);
        }

        return true;
    }

    // Texts, contents and JSON of one form are told in different ways.
    private static bool TryWriteKind(Utf8JsonWriter writer, object? result)
    {
        IEnumerable<AIContent>? contents = result is AIContent single ? [single] : result as IEnumerable<AIContent>;
        writer.WriteNumberValue(result is string ? 0 : contents is null ? 1 : 2);
        return contents?.All(content => TryWrite(writer, content)) ?? true;
    }

    private static bool TryWrite(Utf8JsonWriter writer, ChatOptions? options)
    {
        if (options is null)
        {
            writer.WriteNullValue();
            return true;
        }

        bool hasState = options.ConversationId is not null || options.ContinuationToken is not null || options.AllowBackgroundResponses == true;
        if (hasState || options.RawRepresentationFactory is not null || options.GetType() != typeof(ChatOptions))
        {
            return false;
        }

        ChatOptions plain = options.Clone();
        plain.Tools = null;
        plain.AdditionalProperties = null;
        Write(writer, plain, typeof(ChatOptions));
        return TryWrite(writer, options.AdditionalProperties) && TryWriteTools(writer, options.Tools);
    }

    private static bool TryWriteTools(Utf8JsonWriter writer, IList<AITool>? tools)
    {
        writer.WriteStartArray();
        foreach (AITool tool in tools ?? [])
        {
            // What a provider runs itself, such as a search, is another today and tomorrow.
            if (tool is not AIFunctionDeclaration function)
            {
                return false;
            }

            writer.WriteStringValue(function.GetService<string>(CachingChatClient.ToolKey));
            writer.WriteStringValue(function.Name);
            writer.WriteStringValue(function.Description);
            Write(writer, function.JsonSchema);
            Write(writer, function.ReturnJsonSchema ?? default);
            if (!TryWrite(writer, function.AdditionalProperties))
            {
                return false;
            }
        }

        writer.WriteEndArray();
        return true;
    }

    private static bool TryWrite(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>>? properties)
    {
        if (!IsPlain(properties))
        {
            return false;
        }

        writer.WriteStartObject();
        foreach ((string name, object? value) in (properties ?? []).OrderBy(static property => property.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            Write(writer, value, typeof(object));
        }

        writer.WriteEndObject();
        return true;
    }

    // An object of another type may have more than its JSON says.
    private static bool IsPlain(IEnumerable<KeyValuePair<string, object?>>? properties) =>
        properties is null || properties.All(static property => property.Value
            is null or string or bool or int or long or float or double or decimal or byte[] or JsonElement or JsonNode or IEnumerable<string>);

    private static void Write(Utf8JsonWriter writer, Exception error)
    {
        writer.WriteStringValue(error.GetType().FullName);
        writer.WriteStringValue(error.Message);
    }

    private static void Write(Utf8JsonWriter writer, in JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            json.WriteTo(writer);
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, Type type) =>
        JsonSerializer.Serialize(writer, value is IEnumerable<string> texts and not JsonNode ? texts.ToArray() : value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
}
