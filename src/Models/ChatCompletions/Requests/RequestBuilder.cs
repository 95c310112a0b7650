using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

/// <summary>From what is asked for to the body of a request.</summary>
internal sealed class RequestBuilder
{
    private readonly RequestBody _body;

    private RequestBuilder(RequestBody body) => _body = body;

    /// <exception cref="ModelRequestException">The wire cannot say it.</exception>
    public static RequestBuilder Of(ChatCompletionsServer server, string? model, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        Check(server, options);
        var body = new RequestBody
        {
            Model = options.ModelId ?? model,
            Messages = MessageBuilder.Of(server, messages, options.Instructions),
            MaxTokens = server.UsesMaxCompletionTokens ? null : options.MaxOutputTokens,
            MaxCompletionTokens = server.UsesMaxCompletionTokens ? options.MaxOutputTokens : null,
            Temperature = options.Temperature,
            TopP = options.TopP,
            TopK = options.TopK,
            FrequencyPenalty = options.FrequencyPenalty,
            PresencePenalty = options.PresencePenalty,
            Stop = options.StopSequences is { Count: > 0 } stop ? stop : null,
            ReasoningEffort = EffortOf(options.Reasoning?.Effort),
            ResponseFormat = FormatOf(options.ResponseFormat),
            StreamOptions = server.TakesStreamOptions ? new(IncludeUsage: true) : null,
        };
        AddTools(body, options);
        AddExtras(body, server, options);
        return new(body);
    }

    public void WriteTo(Utf8JsonWriter json) => JsonSerializer.Serialize(json, _body, RequestJson.Default.RequestBody);

    private static void Check(ChatCompletionsServer server, ChatOptions options)
    {
        if (options.TopK is not null && !server.TakesTopK)
        {
            throw new ModelRequestException($"{server.Name} has no top_k. Leave out TopK, or use TopP.");
        }

        if (options.ConversationId is not null || options.ContinuationToken is not null || options.AllowBackgroundResponses == true)
        {
            throw new ModelRequestException($"{server.Name} keeps no conversations and no answers over Chat Completions. Leave out ConversationId, ContinuationToken and AllowBackgroundResponses, and send the transcript.");
        }
    }

    private static void AddTools(RequestBody body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        body.Tools = [.. tools.Select(ToolOf)];
        body.ParallelToolCalls = options.AllowMultipleToolCalls;
        body.ToolChoice = options.ToolMode switch
        {
            NoneChatToolMode => new("none", null),
            AutoChatToolMode => new("auto", null),
            RequiredChatToolMode { RequiredFunctionName: { } name } => new(null, name),
            RequiredChatToolMode => new("required", null),
            _ => null,
        };
    }

    private static RequestTool ToolOf(AITool tool)
    {
        if (tool is not AIFunctionDeclaration function)
        {
            throw new ModelRequestException(
                $"Chat Completions have functions as tools, and no {tool.GetType().Name}. Give an AIFunction in its place; what a server offers besides goes into ChatOptions.AdditionalProperties.");
        }

        bool? strict = function.AdditionalProperties.TryGetValue("strict", out object? value) && value is bool isStrict ? isStrict : null;
        return new() { Function = new(function.Name, function.Description.Length == 0 ? null : function.Description, function.JsonSchema, strict) };
    }

    private static RequestFormat? FormatOf(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new("json_schema", new(NameOf(json.SchemaName), json.SchemaDescription, schema)),
        ChatResponseFormatJson => new("json_object", null),
        _ => null,
    };

    // The wire has names of 64 letters, digits, underscores and hyphens.
    private static string NameOf(string? name)
    {
        string known = string.Concat((name ?? "").Where(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-').Take(64));
        return known.Length == 0 ? "output" : known;
    }

    private static string? EffortOf(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    private static void AddExtras(RequestBody body, ChatCompletionsServer server, ChatOptions options)
    {
        var extras = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (options.Seed is { } seed)
        {
            extras[server.SeedMember] = JsonSerializer.SerializeToElement(seed, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(long)));
        }

        foreach ((string name, object? value) in options.AdditionalProperties ?? [])
        {
            if (extras.ContainsKey(name) || IsWritten(body, name))
            {
                throw new ModelRequestException($"ChatOptions.AdditionalProperties has '{name}', which the request has already from the other options. Say it in one place.");
            }

            extras[name] = ToJson(name, value);
        }

        body.Extras = extras.Count == 0 ? null : extras;
    }

    private static bool IsWritten(RequestBody body, string name) =>
        RequestJson.Default.RequestBody.Properties.Any(member => member.Name == name && !member.IsExtensionData && member.Get!(body) is not null);

    private static JsonElement ToJson(string name, object? value)
    {
        try
        {
            return value as JsonElement? ?? JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ModelRequestException($"ChatOptions.AdditionalProperties has '{name}', which has no JSON form: {problem.Message} Give a JsonElement.", problem);
        }
    }
}
