using System.Text;
using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Text;

/// <summary>What a model is told before everything of its tools and of the form of its answer.</summary>
internal static class SystemTexts
{
    private const string ToolsClose = "</tools>";

    /// <summary>The tools, each a line of JSON, and how to call them.</summary>
    /// <param name="offer">What may be called.</param>
    /// <param name="tags">The tags of calls.</param>
    /// <param name="escape">Keeps what a tool says from being read as control tokens.</param>
    public static string Tools(ToolOffer offer, TagPair tags, Func<string, string> escape)
    {
        var text = new StringBuilder("You can call these functions. Each line between the tags describes one, with a JSON Schema of its arguments:\n<tools>\n");
        foreach (AIFunctionDeclaration tool in offer.Tools)
        {
            text.Append(escape(CloseTags.Without(Line(tool), ToolsClose))).Append('\n');
        }

        text.Append(ToolsClose).Append("\n\nTo call a function, write its name and its arguments as one JSON object between these tags, and nothing else inside them:\n")
            .Append(tags.Open).Append("\n{\"name\": \"the function's name\", \"arguments\": {\"argument\": \"value\"}}\n").Append(tags.Close)
            .Append(offer.AllowsMany ? "\nFor several calls, write the tags once for each." : "\nCall one function at a time.");
        if (offer.IsRequired)
        {
            text.Append(offer.Callable is [var only] && offer.Tools.Count > 1 ? $" Now call {escape(only.Name)}." : " Now call a function before you answer.");
        }

        return text.ToString();
    }

    /// <summary>The form of the answer; null for any.</summary>
    public static string? Format(ChatResponseFormat? format, Func<string, string> escape)
    {
        if (format is not ChatResponseFormatJson json)
        {
            return null;
        }

        if (json.Schema is not { } schema)
        {
            return "Answer with one JSON object, and nothing else.";
        }

        var text = new StringBuilder();
        SpacedJson.Write(text, schema);
        string about = string.IsNullOrWhiteSpace(json.SchemaDescription) ? "" : $" It is: {json.SchemaDescription.Trim()}";
        return escape($"Answer with JSON that obeys this JSON Schema, and nothing else.{about}\n{text}");
    }

    private static string Line(AIFunctionDeclaration tool)
    {
        var line = new StringBuilder("{\"type\": \"function\", \"function\": {\"name\": ").Append(Gbnf.Json(tool.Name));
        if (tool.Description.Length > 0)
        {
            line.Append(", \"description\": ").Append(Gbnf.Json(tool.Description));
        }

        line.Append(", \"parameters\": ");
        if (tool.JsonSchema.ValueKind == JsonValueKind.Undefined)
        {
            line.Append("{}");
        }
        else
        {
            SpacedJson.Write(line, tool.JsonSchema);
        }

        return line.Append("}}").ToString();
    }
}
