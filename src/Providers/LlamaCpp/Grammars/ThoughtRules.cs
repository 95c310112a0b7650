namespace GenFlow.LlamaCpp.Grammars;

/// <summary>A thought before what a grammar is about: any text up to its close tag.</summary>
internal static class ThoughtRules
{
    /// <returns>What stands before the rest of the root; empty without thoughts.</returns>
    public static string Before(TagPair? thought, bool isOpen, GrammarRules rules)
    {
        if (thought is null)
        {
            return "";
        }

        string toEnd = UpTo(thought.Close, rules) + " [ \\n]{0,2} ";
        return isOpen ? toEnd : $"({Gbnf.Literal(thought.Open)} {toEnd})? ";
    }

    // A rule for each part of the tag that has been read: what comes next goes on with it, or falls back to a shorter one.
    private static string UpTo(string tag, GrammarRules rules)
    {
        List<int> codes = [.. tag.EnumerateRunes().Select(static rune => rune.Value)];
        List<string> names = [.. codes.Select(_ => rules.Reserve("thought"))];
        for (int read = 0; read < codes.Count; read++)
        {
            var ways = new List<string>();
            int[] letters = [.. codes.Distinct().Order()];
            foreach (int code in letters)
            {
                int next = Behind(codes, read, code);
                ways.Add(next == codes.Count ? Gbnf.Class([(code, code)]) : $"{Gbnf.Class([(code, code)])} {names[next]}");
            }

            ways.Add($"{Gbnf.Class(new CharSet(letters.Select(static code => (code, code))).Inverse().Ranges)} {names[0]}");
            rules.Define(names[read], string.Join(" | ", ways));
        }

        return names[0];
    }

    private static int Behind(List<int> tag, int read, int code)
    {
        List<int> text = [.. tag.Take(read), code];
        int length = Math.Min(text.Count, tag.Count);
        while (!text.TakeLast(length).SequenceEqual(tag.Take(length)))
        {
            length--;
        }

        return length;
    }
}
