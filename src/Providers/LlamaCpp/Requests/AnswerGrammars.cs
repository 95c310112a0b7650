using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.LlamaCpp.Text;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>What an answer obeys, by its options.</summary>
internal static class AnswerGrammars
{
    private static readonly JsonElement s_anyObject = JsonElement.Parse("""{"type": "object"}""");

    /// <summary>What the whole answer obeys; null for nothing.</summary>
    /// <exception cref="ModelRequestException">The answer's schema asks for what a grammar cannot keep.</exception>
    public static string? Of(ChatOptions options, ToolOffer offer, LlamaCppOptions settings, bool beginsInThought)
    {
        if (options is LlamaCppChatOptions { Grammar: { } grammar })
        {
            return GrammarLimits.Check(grammar);
        }

        if (offer.IsRequired)
        {
            return ToolCallGrammar.Required(offer.Callable, settings.ToolCallTags, offer.AllowsMany, settings.ThoughtTags, beginsInThought);
        }

        if (options.ResponseFormat is not ChatResponseFormatJson json)
        {
            return null;
        }

        JsonElement schema = json.Schema ?? s_anyObject;
        return offer.Callable.Count == 0 ? JsonSchemaGrammar.Of(schema, settings.ThoughtTags, beginsInThought)
            : ToolCallGrammar.Required(offer.Callable, settings.ToolCallTags, offer.AllowsMany, settings.ThoughtTags, beginsInThought, schema);
    }

    /// <summary>What calls obey that the model begins of its own; null where there are no tools.</summary>
    public static CallGrammars? OfCalls(ToolOffer offer, LlamaCppOptions settings) =>
        offer.Callable.Count > 0 && ToolCallGrammar.ForCall(offer.Callable, settings.ToolCallTags) is { } grammar
            ? new CallGrammars(offer.Callable, settings.ToolCallTags, grammar) : null;
}
