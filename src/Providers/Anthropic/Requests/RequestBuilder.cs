using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>From a transcript and options to the body of a request.</summary>
internal static class RequestBuilder
{
    private static readonly AIJsonSchemaTransformOptions s_closed = new() { DisallowAdditionalProperties = true };

    public static RequestBody Build(AnthropicOptions settings, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        RefuseWhatCannotBeSaid(options);
        string model = options.ModelId ?? settings.Model
            ?? throw new ModelRequestException("No model is named. Set Model in the client's options, or ChatOptions.ModelId.");
        List<RequestTool>? tools = Tools.Of(options.Tools);
        ToolChoice? choice = Tools.ChoiceOf(options, hasTools: tools is not null);
        ThinkingPlan plan = ThinkingPlan.Of(settings.Thinking, model, options.Reasoning);
        if (plan.Thinking?.BudgetTokens is not null)
        {
            RefuseWithBudget(options, choice);
        }

        var transcript = new Transcript(options.Instructions, messages);
        OutputFormat? format = FormatOf(options.ResponseFormat);
        var body = new RequestBody
        {
            Model = model,
            MaxTokens = plan.WithRoom(options.MaxOutputTokens ?? settings.MaxOutputTokens),
            System = transcript.System.Count == 0 ? null : transcript.System,
            Messages = transcript.Messages,
            Tools = tools,
            ToolChoice = choice,
            Thinking = plan.Thinking,
            OutputConfig = plan.Effort is null && format is null ? null : new(plan.Effort, format),
            Temperature = options.Temperature,
            TopP = options.TopP,
            TopK = options.TopK,
            StopSequences = options.StopSequences is { Count: > 0 } sequences ? sequences : null,
        };
        CacheMarks.Set(body, settings.PromptCaching);
        body.More = MoreOf(body, options.AdditionalProperties);
        return body;
    }

    private static void RefuseWhatCannotBeSaid(ChatOptions options)
    {
        string? name = options.FrequencyPenalty is not (null or 0) ? nameof(options.FrequencyPenalty)
            : options.PresencePenalty is not (null or 0) ? nameof(options.PresencePenalty)
            : options.Seed is not null ? nameof(options.Seed)
            : options.ConversationId is not null ? nameof(options.ConversationId)
            : options.ContinuationToken is not null ? nameof(options.ContinuationToken)
            : null;
        if (name is not null)
        {
            throw new ModelRequestException($"Anthropic has nothing like ChatOptions.{name}. Leave it out.");
        }
    }

    private static void RefuseWithBudget(ChatOptions options, ToolChoice? choice)
    {
        string? what = options.Temperature is not (null or 1) ? "a temperature other than 1"
            : options.TopK is not null ? "TopK"
            : options.TopP is < 0.95f ? "a TopP below 0.95"
            : choice is { Type: "any" or "tool" } ? "a forced action"
            : null;
        if (what is not null)
        {
            throw new ModelRequestException($"A model that thinks with a budget does not take {what}. Leave out either that or ChatOptions.Reasoning.");
        }
    }

    private static OutputFormat? FormatOf(ChatResponseFormat? format) => format switch
    {
        null or ChatResponseFormatText => null,

        // The provider wants every object closed.
        ChatResponseFormatJson { Schema: { } schema } => new("json_schema", AIJsonUtilities.TransformSchema(schema, s_closed)),
        ChatResponseFormatJson => throw new ModelRequestException("Anthropic answers in JSON by a schema only. Give ChatOptions.ResponseFormat one: ChatResponseFormat.ForJsonSchema."),
        _ => throw new ModelRequestException($"Anthropic has no response format like {format.GetType().Name}. Use text or a JSON schema."),
    };

    private static Dictionary<string, JsonElement>? MoreOf(RequestBody body, AdditionalPropertiesDictionary? properties)
    {
        if (properties is not { Count: > 0 })
        {
            return null;
        }

        foreach (string name in properties.Keys)
        {
            if (body.Has(name))
            {
                throw new ModelRequestException($"ChatOptions.AdditionalProperties has '{name}', which other options have set already. Leave out one of them.");
            }
        }

        return Values.Of(properties, "ChatOptions.AdditionalProperties");
    }
}
