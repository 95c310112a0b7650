using DocsChain.Actions;
using Shared.Terminal;

namespace DocsChain;

/// <summary>What comes below an answer.</summary>
internal static class AnalysisText
{
    public static IEnumerable<string> Below(Analysis analysis)
    {
        yield return "";
        yield return $"Confidence: {analysis.Confidence}";
        foreach (Reference source in analysis.Sources)
        {
            yield return $"- {Printable.Of(source.Section)}: \"{Printable.Of(source.Quote).ReplaceLineEndings(" ")}\"";
        }

        foreach (string question in analysis.OpenQuestions)
        {
            yield return $"? {Printable.Of(question).ReplaceLineEndings(" ")}";
        }
    }
}
