using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Text;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>From messages and options to what the engine computes. What cannot be done is refused here.</summary>
internal static class RequestBuilder
{
    /// <exception cref="ModelRequestException">The request asks for what llama.cpp cannot do, or for nonsense.</exception>
    /// <exception cref="LlamaContextOverflowException">The prompt is longer than the context.</exception>
    public static PreparedRequest Build(
        BatchEngine engine, LlamaCppOptions settings, IReadOnlyList<ChatMessage> messages, ChatOptions options, RecentAnswers recent, long started)
    {
        var offer = ToolOffer.Of(options);
        SamplingSettings sampling = SamplingOptions.Of(options, settings);
        string prompt = engine.Model.Template.Apply(PromptMessages.Of(
            messages, options, offer, settings, engine.Model.Special, message => recent.RawOf(message, settings.ReasoningReplay)));
        List<int> tokens = engine.Model.TokensOf(prompt, isWhole: true);
        if (tokens.Count == 0)
        {
            throw new ModelRequestException("The prompt has no tokens: the template left nothing of the messages. Give at least one with text, or another LlamaCppOptions.ChatTemplate.");
        }

        if (tokens.Count >= engine.ContextLength)
        {
            throw new LlamaContextOverflowException(tokens.Count, engine.ContextLength);
        }

        bool beginsInThought = BeginsInThought(prompt, settings.ThoughtTags);
        return new PreparedRequest
        {
            Prompt = prompt,
            Tokens = [.. tokens],
            MaxOutputTokens = OutputLimits.MostTokens(options),
            Sampling = sampling,
            Format = new AnswerFormat(
                settings.ThoughtTags, offer.Callable.Count == 0 ? null : settings.ToolCallTags, OutputLimits.Stops(options), beginsInThought),
            AnswerGrammar = AnswerGrammars.Of(options, offer, settings, beginsInThought),
            Calls = AnswerGrammars.OfCalls(offer, settings),
            AllowsManyCalls = offer.AllowsMany,
            Started = started,
        };
    }

    /// <summary>Refuses what can be refused without the model: nobody waits for a load to be told of it.</summary>
    /// <exception cref="ModelRequestException">The request asks for what llama.cpp cannot do, or for nonsense.</exception>
    public static void Check(LlamaCppOptions settings, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var offer = ToolOffer.Of(options);
        _ = SamplingOptions.Of(options, settings);
        _ = OutputLimits.MostTokens(options);
        _ = OutputLimits.Stops(options);
        _ = PromptMessages.Of(messages, options, offer, settings, new SpecialTexts([]));
        _ = AnswerGrammars.Of(options, offer, settings, beginsInThought: false);
    }

    // Templates of models that always think open the thought themselves.
    private static bool BeginsInThought(string prompt, TagPair? thought) =>
        thought is not null && prompt.AsSpan().TrimEnd().EndsWith(thought.Open, StringComparison.Ordinal);
}
