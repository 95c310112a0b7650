namespace GenFlow.LlamaCpp;

/// <summary>Gets text of an answer without a string for it.</summary>
/// <param name="text">The text; valid during the call.</param>
/// <param name="isReasoning">Whether it is of the model's thoughts.</param>
public delegate void LlamaCppTextCallback(ReadOnlySpan<char> text, bool isReasoning);
