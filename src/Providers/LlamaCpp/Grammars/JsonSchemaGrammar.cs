using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>Grammars of answers that are JSON. Their root is <c>root</c>.</summary>
internal static class JsonSchemaGrammar
{
    /// <summary>JSON that obeys a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="thought">The tags of a thought that may stand before it; null for none.</param>
    /// <param name="beginsInThought">Whether the prompt has opened the thought already.</param>
    /// <exception cref="ModelRequestException">It asks for what a grammar cannot keep; says where.</exception>
    public static string Of(JsonElement schema, TagPair? thought = null, bool beginsInThought = false)
    {
        var rules = new GrammarRules();
        string json = new SchemaCompiler(rules, schema).Compile();
        return rules.Write(ThoughtRules.Before(thought, beginsInThought, rules) + json);
    }
}
