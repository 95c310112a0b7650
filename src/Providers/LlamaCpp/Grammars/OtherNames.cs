using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The names of members that a schema does not know: a second member of a known name would count in the place of the first.
/// They are written without escapes, which could hide a known one.</summary>
internal static class OtherNames
{
    private const int MaxLength = 256;

    /// <returns>A rule for the name and its closing quote.</returns>
    public static string Of(IReadOnlyList<string> known, GrammarRules rules)
    {
        if (known.Any(static name => name.Length > MaxLength))
        {
            throw new ModelRequestException($"The schema has a name of more than {MaxLength} characters beside additional members, which is too long for a grammar. Set additionalProperties to false, or shorten the name.");
        }

        string plain = rules.Named("plain", "[^\"\\\\\\x00-\\x1F]");
        return Behind([.. known.Distinct(StringComparer.Ordinal).Select(static name => new Rest(name, 0))], rules, plain);
    }

    private static string Behind(List<Rest> known, GrammarRules rules, string plain)
    {
        var ways = new List<string>();
        var letters = new List<(int, int)> { (0, 0x1F), ('"', '"'), ('\\', '\\') };
        bool isKnown = known.Exists(static rest => rest.IsAtEnd);
        foreach (IGrouping<int, Rest> group in known.Where(static rest => !rest.IsAtEnd).GroupBy(static rest => rest.Code).OrderBy(static group => group.Key))
        {
            letters.Add((group.Key, group.Key));
            if (group.Key is >= ' ' and not ('"' or '\\'))
            {
                ways.Add($"{Gbnf.Class([(group.Key, group.Key)])} {Behind([.. group.Select(static rest => rest.Next)], rules, plain)}");
            }
        }

        ways.Add($"{Gbnf.Class(new CharSet(letters).Inverse().Ranges)} {plain}* \"\\\"\"");
        if (!isKnown)
        {
            ways.Add("\"\\\"\"");
        }

        return rules.Add("name", string.Join(" | ", ways));
    }

    private readonly record struct Rest(string Name, int At)
    {
        public bool IsAtEnd => At >= Name.Length;

        public int Code => At + 1 < Name.Length && char.IsSurrogatePair(Name, At) ? char.ConvertToUtf32(Name, At) : Name[At];

        public Rest Next => new(Name, At + (Code > 0xFFFF ? 2 : 1));
    }
}
