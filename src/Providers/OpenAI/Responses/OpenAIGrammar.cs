namespace GenFlow.OpenAI;

/// <summary>A grammar that the text of a custom tool follows.</summary>
/// <param name="Syntax">What it is written in: <c>lark</c> or <c>regex</c>.</param>
/// <param name="Definition">The grammar.</param>
public sealed record OpenAIGrammar(string Syntax, string Definition);
