namespace GenFlow.LlamaCpp.Text;

/// <summary>A part of a prompt.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsTemplate">Whether the texts of control tokens in it are those tokens. If not, they are text like any other.</param>
internal readonly record struct PromptSegment(ReadOnlyMemory<char> Text, bool IsTemplate);
