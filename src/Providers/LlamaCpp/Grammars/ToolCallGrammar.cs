using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>Grammars of calls: the name of one of the tools, and arguments that obey the schema of this tool, or any object where the
/// schema asks for what a grammar cannot keep: whoever runs the tool checks them. Their root is <c>root</c>.</summary>
internal static class ToolCallGrammar
{
    private const string Gap = "gap";

    /// <summary>What follows the open tag of a call, up to and with its close tag.</summary>
    /// <param name="tools">The tools; at least one.</param>
    /// <param name="call">The tags.</param>
    /// <param name="read">What has been written behind the open tag already.</param>
    /// <returns>The grammar of the rest; null where no call that it would allow goes on from there, or where the arguments have
    /// begun.</returns>
    public static string? ForCall(IReadOnlyList<AIFunctionDeclaration> tools, TagPair call, ReadOnlySpan<char> read = default)
    {
        ReadOnlySpan<char> begun = read.TrimStart(" \n");
        if (read.Length - begun.Length > 1)
        {
            return null;
        }

        List<(string Name, string Arguments)> all = Tools(tools, out GrammarRules rules);
        string gap = read.IsEmpty ? GapOf(rules) + " " : "";
        var ways = new List<string>();
        foreach ((string name, string arguments) in all)
        {
            if (CallHead.After(begun, name) is { } rest)
            {
                ways.Add($"{rest} {arguments}");
            }
        }

        return ways.Count == 0 ? null
            : rules.Write($"{gap}{rules.Choice("call", ways.Select(way => rules.Add("tool", way)).ToList())} \"}}\" {GapOf(rules)} {Gbnf.Literal(call.Close)}");
    }

    /// <summary>An answer that is a call, or several.</summary>
    /// <param name="tools">The tools; at least one.</param>
    /// <param name="call">The tags of calls.</param>
    /// <param name="allowsMany">Whether others may follow the first.</param>
    /// <param name="thought">The tags of a thought that may stand before them; null for none.</param>
    /// <param name="beginsInThought">Whether the prompt has opened the thought already.</param>
    /// <param name="otherwise">The schema of JSON that may take the place of the calls; null for nothing.</param>
    /// <exception cref="ModelRequestException">The schema of the JSON asks for what a grammar cannot keep.</exception>
    public static string Required(
        IReadOnlyList<AIFunctionDeclaration> tools, TagPair call, bool allowsMany, TagPair? thought = null, bool beginsInThought = false,
        JsonElement? otherwise = null)
    {
        List<(string Name, string Arguments)> all = Tools(tools, out GrammarRules rules);
        string any = rules.Choice("call", all.Select(tool => rules.Add("tool", $"{CallHead.After("", tool.Name)} {tool.Arguments}")).ToList());
        string one = rules.Add("tagged", $"{Gbnf.Literal(call.Open)} {GapOf(rules)} {any} \"}}\" {GapOf(rules)} {Gbnf.Literal(call.Close)}");
        string more = allowsMany ? " " + rules.Add("next", $"{GapOf(rules)} {one}") + "*" : "";
        string calls = one + more;
        string answer = otherwise is not { } schema ? calls
            : rules.Choice("answer", [rules.Add("calls", calls), new SchemaCompiler(rules, schema).Compile()]);
        return rules.Write(ThoughtRules.Before(thought, beginsInThought, rules) + answer);
    }

    private static List<(string Name, string Arguments)> Tools(IReadOnlyList<AIFunctionDeclaration> tools, out GrammarRules rules)
    {
        if (tools.Count == 0)
        {
            throw new ModelRequestException("A call is asked for, and there is no tool. Give one in ChatOptions.Tools.");
        }

        if (tools.GroupBy(static tool => tool.Name, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new ModelRequestException($"Two tools are called '{twice.Key}'. Give each a name of its own.");
        }

        // What was made of a schema before it was refused is thrown away with all other rules: they may lead to what is missing.
        var unkept = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            rules = new GrammarRules();
            var all = new List<(string, string)>();
            string? refused = null;
            foreach (AIFunctionDeclaration tool in tools)
            {
                if (ArgumentsOf(tool, rules, unkept) is not { } arguments)
                {
                    refused = tool.Name;
                    break;
                }

                all.Add((tool.Name, arguments));
            }

            if (refused is null)
            {
                return all;
            }

            unkept.Add(refused);
        }
    }

    private static string? ArgumentsOf(AIFunctionDeclaration tool, GrammarRules rules, HashSet<string> unkept)
    {
        if (unkept.Contains(tool.Name))
        {
            return new JsonRules(rules).Object;
        }

        try
        {
            string arguments = new SchemaCompiler(rules, tool.JsonSchema).CompileObject();
            rules.CheckChoices();
            return arguments;
        }
        catch (ModelRequestException)
        {
            return null;
        }
    }

    private static string GapOf(GrammarRules rules) => rules.Named(Gap, "[ \\n]?");
}
