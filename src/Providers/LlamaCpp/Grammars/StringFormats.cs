namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The formats of texts that grammars keep; others say something to the reader alone. Days are those that the month has, in
/// February of any year 29. A time has no offset, a date-time has one.</summary>
internal static class StringFormats
{
    /// <returns>The text without its quotes; null for a format that is not kept.</returns>
    public static string? Of(string format, GrammarRules rules) => format switch
    {
        "date" => Date(rules),
        "time" => Time(rules),
        "date-time" => $"{Date(rules)} \"T\" {Time(rules)} {Offset(rules)}",
        "uuid" => Uuid(rules),
        _ => null,
    };

    private static string Date(GrammarRules rules) => rules.Named("date",
        "[1-9] [0-9]{3} \"-\" ((\"0\" [13578] | \"1\" [02]) \"-\" (\"0\" [1-9] | [12] [0-9] | \"3\" [01])"
        + " | (\"0\" [469] | \"11\") \"-\" (\"0\" [1-9] | [12] [0-9] | \"30\")"
        + " | \"02-\" (\"0\" [1-9] | [12] [0-9]))");

    private static string Minutes(GrammarRules rules) => rules.Named("minutes", "([01] [0-9] | \"2\" [0-3]) \":\" [0-5] [0-9]");

    private static string Time(GrammarRules rules) => rules.Named("time", $"{Minutes(rules)} \":\" [0-5] [0-9] (\".\" [0-9]{{1,7}})?");

    private static string Offset(GrammarRules rules) => rules.Named("offset", "\"Z\" | [+\\-] (\"0\" [0-9] | \"1\" [0-3]) \":\" [0-5] [0-9]");

    private static string Uuid(GrammarRules rules)
    {
        string hex = rules.Named("hex", "[0-9a-fA-F]");
        return $"{hex}{{8}} \"-\" {hex}{{4}} \"-\" {hex}{{4}} \"-\" {hex}{{4}} \"-\" {hex}{{12}}";
    }
}
