using GenFlow.Models;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>What of a grammar that was given would end the process: llama.cpp reads groups, and follows the begins of rules, by
/// recursion.</summary>
internal static class GrammarLimits
{
    private const int MostRules = 4096;
    private const int DeepestGroup = 128;

    /// <exception cref="ModelRequestException">It is not to be given to llama.cpp.</exception>
    public static string Check(string grammar)
    {
        if (string.IsNullOrWhiteSpace(grammar) || grammar.Contains('\0', StringComparison.Ordinal))
        {
            throw new ModelRequestException("The grammar is empty, or has a character U+0000, which ends it. Leave LlamaCppChatOptions.Grammar null for none.");
        }

        int depth = 0;
        int rules = 0;
        for (int at = 0; at < grammar.Length; at++)
        {
            switch (grammar[at])
            {
                case '"':
                    at = EndOf(grammar, at, '"');
                    break;
                case '[':
                    at = EndOf(grammar, at, ']');
                    break;
                case '#':
                    int line = grammar.AsSpan(at).IndexOfAny('\r', '\n');
                    at = line < 0 ? grammar.Length : at + line;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ':' when string.CompareOrdinal(grammar, at, "::=", 0, 3) == 0:
                    rules++;
                    break;
            }

            if (depth > DeepestGroup || rules > MostRules)
            {
                throw new ModelRequestException($"The grammar has groups more than {DeepestGroup} deep in one another, or more than {MostRules} rules. Give groups that are deeper rules of their own, or make the grammar smaller.");
            }
        }

        return grammar;
    }

    private static int EndOf(string grammar, int at, char end)
    {
        while (++at < grammar.Length && grammar[at] != end)
        {
            at += grammar[at] == '\\' ? 1 : 0;
        }

        return at;
    }
}
