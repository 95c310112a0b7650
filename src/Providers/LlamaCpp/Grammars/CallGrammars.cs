using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The grammars of calls of some tools, by what the model has begun a call with.</summary>
/// <param name="Tools">The tools.</param>
/// <param name="Tags">The tags of calls.</param>
/// <param name="FromTag">What follows the open tag.</param>
internal sealed record CallGrammars(IReadOnlyList<AIFunctionDeclaration> Tools, TagPair Tags, string FromTag)
{
    /// <summary>What follows where some is written already behind the tag, as a part of its token.</summary>
    /// <returns>The grammar; null where none goes on from there.</returns>
    public string? GrammarAfter(ReadOnlySpan<char> read) => read.IsEmpty ? FromTag : ToolCallGrammar.ForCall(Tools, Tags, read);
}
