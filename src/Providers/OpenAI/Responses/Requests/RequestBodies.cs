using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>From what is asked for to the body of a request.</summary>
internal static class RequestBodies
{
    /// <exception cref="ModelRequestException">The wire cannot say it.</exception>
    public static RequestBody Create(OpenAIResponsesOptions client, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        Refuse(options);
        bool isConversation = options.ConversationId?.StartsWith("conv_", StringComparison.Ordinal) == true;
        bool isStored = client.Store || options.ConversationId is not null;
        var input = new InputWriter(options.Tools, isStored);
        input.Add(messages);
        List<ToolItem> tools = [.. (options.Tools ?? []).Select(Tools.Of)];
        var body = new RequestBody
        {
            Model = options.ModelId ?? client.Model ?? throw new ModelRequestException("No model is named. Set Model in the client's options, or ChatOptions.ModelId."),
            Instructions = Join(input.Instructions, options.Instructions),
            PreviousResponseId = isConversation ? null : options.ConversationId,
            Conversation = isConversation ? options.ConversationId : null,
            Input = input.Items,
            Tools = tools.Count == 0 ? null : tools,
            ToolChoice = tools.Count == 0 ? null : Tools.ChoiceOf(options),
            ParallelToolCalls = tools.Count == 0 ? null : options.AllowMultipleToolCalls,
            Reasoning = ReasoningOf(options.Reasoning),
            Text = TextOf(options.ResponseFormat),
            MaxOutputTokens = options.MaxOutputTokens,
            Temperature = options.Temperature,
            TopP = options.TopP,
            Include = IncludeOf(client, options, isStored) is { Count: > 0 } include ? include : null,
            Store = isStored,
        };
        body.More = Extras.Of(options.AdditionalProperties, [.. body.Names()]);
        return body;
    }

    // What it would not do goes unnoticed otherwise, and changes the answer.
    private static void Refuse(ChatOptions options)
    {
        string? name = options.StopSequences is { Count: > 0 } ? nameof(options.StopSequences)
            : options.FrequencyPenalty is not null ? nameof(options.FrequencyPenalty)
            : options.PresencePenalty is not null ? nameof(options.PresencePenalty)
            : options.Seed is not null ? nameof(options.Seed)
            : options.TopK is not null ? nameof(options.TopK)
            : options.AllowBackgroundResponses == true ? nameof(options.AllowBackgroundResponses)
            : null;
        if (name is not null)
        {
            throw new ModelRequestException($"The Responses API has nothing for ChatOptions.{name}. Leave it out, or ask over Chat Completions.");
        }
    }

    private static string? Join(string? first, string? second) =>
        string.IsNullOrEmpty(first) ? (string.IsNullOrEmpty(second) ? null : second)
        : string.IsNullOrEmpty(second) ? first
        : $"{first}\n\n{second}";

    private static ReasoningSettings? ReasoningOf(ReasoningOptions? reasoning)
    {
        string? effort = reasoning?.Effort switch
        {
            ReasoningEffort.None => "none",
            ReasoningEffort.Low => "low",
            ReasoningEffort.Medium => "medium",
            ReasoningEffort.High => "high",
            ReasoningEffort.ExtraHigh => "xhigh",
            _ => null,
        };
        string? summary = reasoning?.Output switch
        {
            ReasoningOutput.Summary => "auto",
            ReasoningOutput.Full => "detailed",
            _ => null,
        };
        return effort is null && summary is null ? null : new(effort, summary);
    }

    private static TextSettings? TextOf(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new(new TextFormat("json_schema")
        {
            Name = NameOf(json.SchemaName),
            Description = json.SchemaDescription,
            Schema = schema,
            Strict = StrictSchema.Fits(schema),
        }),
        ChatResponseFormatJson => new(new TextFormat("json_object")),
        ChatResponseFormatText => new(new TextFormat("text")),
        _ => null,
    };

    // The wire takes 1 to 64 letters, digits, underscores and dashes.
    private static string NameOf(string? name) =>
        string.IsNullOrEmpty(name) ? "answer"
            : string.Concat(name.Take(64).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));

    private static List<string> IncludeOf(OpenAIResponsesOptions client, ChatOptions options, bool isStored)
    {
        var include = new List<string>();
        bool isThinking = options.Reasoning is { } reasoning && reasoning.Effort != ReasoningEffort.None;
        if (client.EncryptedReasoning ?? (isThinking && !isStored))
        {
            include.Add("reasoning.encrypted_content");
        }

        foreach (AITool tool in options.Tools ?? [])
        {
            string? results = tool switch
            {
                HostedWebSearchTool => "web_search_call.action.sources",
                HostedFileSearchTool => "file_search_call.results",
                HostedCodeInterpreterTool => "code_interpreter_call.outputs",
                _ => null,
            };
            if (results is not null && !include.Contains(results))
            {
                include.Add(results);
            }
        }

        return include;
    }
}
