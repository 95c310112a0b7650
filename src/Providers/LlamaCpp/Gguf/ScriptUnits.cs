using System.Text;
using System.Text.RegularExpressions;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The smallest pieces of an answer.</summary>
internal static partial class ScriptUnits
{
    public static List<string> Of(string answer, ScriptedPieces pieces)
    {
        var units = new List<string>();
        foreach (ValueMatch match in Unit.EnumerateMatches(answer))
        {
            string unit = answer.Substring(match.Index, match.Length);
            if (pieces == ScriptedPieces.SplitCharacters && !Ascii.IsValid(unit))
            {
                units.AddRange(unit.EnumerateRunes().Select(static rune => rune.ToString()));
            }
            else
            {
                units.Add(unit);
            }
        }

        return units;
    }

    // A tag; a word with a space before it; white space; a run of signs; none longer than a token is.
    [GeneratedRegex(@"</?\w{1,24}>| ?[\p{L}\p{M}\p{N}]{1,40}|\s|(?:\p{Cs}\p{Cs}|[^\p{L}\p{M}\p{N}\p{Cs}\s<]|<(?!/?\w{1,24}>)){1,20}", RegexOptions.CultureInvariant)]
    private static partial Regex Unit { get; }
}
