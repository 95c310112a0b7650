namespace GenFlow.LlamaCpp.Text;

/// <summary>A message as chat templates know it.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Its text, calls and results in their tags.</param>
internal sealed record PromptMessage(string Role, string Content);
