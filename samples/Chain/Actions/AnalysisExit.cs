using System.ComponentModel.DataAnnotations;
using DocsChain.Search;
using GenFlow.Agents;

namespace DocsChain.Actions;

/// <summary>How the analysis ends.</summary>
internal sealed partial class AnalysisExit(SearchIndex index)
{
    /// <summary>Gives the answer. Ends the analysis.</summary>
    /// <param name="answer">The answer, in some sentences, from what the documentation says only.</param>
    /// <param name="sources">The quotes that it rests on, word by word.</param>
    /// <param name="confidence">How far the documentation says it.</param>
    /// <param name="openQuestions">What the documentation leaves open.</param>
    [Action(Exit = true)]
    public Analysis Conclude(
        [MinLength(1)] string answer, [MaxLength(12)] IReadOnlyList<Reference> sources, Confidence confidence, [MaxLength(6)] IReadOnlyList<string> openQuestions)
    {
        Quotes.Check(index, sources);
        return new(answer, sources, confidence, openQuestions);
    }
}
