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
        BatchEngine engine, LlamaCppOptions settings, IReadOnlyList<ChatMessage> messages, ChatOptions options, long started)
    {
        SamplingSettings sampling = SamplingOptions.Of(options, settings);
        IReadOnlyList<PromptMessage> prompt = [.. messages.Select(message => new PromptMessage(message.Role.Value, message.Text))];
        string text = engine.Model.Template.Apply(prompt);
        var tokens = new List<int>();
        engine.Model.Vocabulary.Tokenize(text, beginsPrompt: true, parseControl: true, tokens);
        if (tokens.Count >= engine.ContextLength)
        {
            throw new LlamaContextOverflowException(tokens.Count, engine.ContextLength);
        }

        IReadOnlyList<AIFunctionDeclaration> tools = AnswerGrammars.ToolsOf(options);
        bool beginsInThought = BeginsInThought(text, settings.ThoughtTags);
        return new PreparedRequest
        {
            Prompt = text,
            Tokens = [.. tokens],
            MaxOutputTokens = OutputLimits.MostTokens(options),
            Sampling = sampling,
            Format = new AnswerFormat(settings.ThoughtTags, tools.Count == 0 ? null : settings.ToolCallTags, OutputLimits.Stops(options), beginsInThought),
            AnswerGrammar = AnswerGrammars.Of(options, tools, settings, beginsInThought),
            Calls = AnswerGrammars.OfCalls(tools, settings),
            Started = started,
        };
    }

    // Templates of models that always think open the thought themselves.
    private static bool BeginsInThought(string prompt, TagPair? thought) =>
        thought is not null && prompt.AsSpan().TrimEnd().EndsWith(thought.Open, StringComparison.Ordinal);
}
