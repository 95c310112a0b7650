using GenFlow.Models;

namespace GenFlow.LlamaCpp;

/// <summary>A prompt is longer than the context. Nothing of it was computed.</summary>
/// <param name="promptTokens">The tokens of the prompt.</param>
/// <param name="contextLength">The tokens of the context, answer included.</param>
public sealed class LlamaContextOverflowException(int promptTokens, int contextLength) : InferenceException(
    $"The prompt has {promptTokens} tokens and the context holds {contextLength}, with room for at least one of the answer. Shorten the conversation, or raise LlamaCppOptions.ContextLength.")
{
    /// <summary>The tokens of the prompt.</summary>
    public int PromptTokens { get; } = promptTokens;

    /// <summary>The tokens of the context, answer included.</summary>
    public int ContextLength { get; } = contextLength;
}
