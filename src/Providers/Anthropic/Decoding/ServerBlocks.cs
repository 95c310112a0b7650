using System.Text;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Decoding;

/// <summary>What the blocks of the provider's own tools say.</summary>
internal static class ServerBlocks
{
    /// <summary>Whether a call has members that its id, name and arguments do not say, and that must go back with it.</summary>
    public static bool HasMore(JsonElement call)
    {
        foreach (JsonProperty member in call.EnumerateObject())
        {
            bool isKnown = member.Name is "type" or "id" or "name" or "input"
                || member.Value.ValueKind == JsonValueKind.Null
                || (member.NameEquals("caller") && member.Value.Text("type") == "direct");
            if (!isKnown)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a result says.</summary>
    public static ServerActionResult ResultOf(string json)
    {
        JsonElement block = Parse(json);
        var sources = new List<Source>();
        var text = new StringBuilder();
        bool isError = block.Member("is_error", JsonValueKind.True) is not null;
        if (block.ValueKind == JsonValueKind.Object && block.TryGetProperty("content", out JsonElement content))
        {
            foreach (JsonElement part in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : (IEnumerable<JsonElement>)[content])
            {
                isError |= Take(part, text, sources);
            }
        }

        return new(block.Text("tool_use_id") ?? "", text.ToString(), sources, isError);
    }

    /// <summary>What stands for a block in transcripts, for clients that do not know its wire.</summary>
    public static AIContent ContentOf(BlockKind kind, string raw)
    {
        JsonElement block = Parse(raw);
        return kind switch
        {
            BlockKind.Text => new TextContent(block.Text("text")),

            // Proven, so that nothing that follows is taken for a part of it.
            BlockKind.RedactedThinking => new TextReasoningContent("") { ProtectedData = block.Text("data") },
            BlockKind.Call => new FunctionCallContent(block.Text("id") ?? "", block.Text("name") ?? "", ArgumentsIn(block)),
            BlockKind.ServerCall => CallOf(block),
            BlockKind.ServerResult => ResultContentOf(block, ResultOf(raw)),
            _ => new AIContent(),
        };
    }

    private static ToolCallContent CallOf(JsonElement block)
    {
        string id = block.Text("id") ?? "";
        string name = block.Text("name") ?? "";
        return (block.Text("type"), name) switch
        {
            // Those contents want both.
            ("mcp_tool_use", _) when !string.IsNullOrWhiteSpace(id) && !string.IsNullOrWhiteSpace(name) => new McpServerToolCallContent(id, name, block.Text("server_name")) { Arguments = ArgumentsIn(block) },
            (_, "web_search") => new WebSearchToolCallContent(id)
            {
                Queries = block.Member("input", JsonValueKind.Object)?.Text("query") is { } query ? [query] : null,
            },
            _ => new FunctionCallContent(id, name, ArgumentsIn(block)) { InformationalOnly = true },
        };
    }

    private static ToolResultContent ResultContentOf(JsonElement block, ServerActionResult result)
    {
        List<AIContent> Outputs() => result.IsError ? [new ErrorContent(result.Text)]
            : result.Sources.Count == 0 ? [new TextContent(result.Text)]
            : [.. result.Sources.Where(static source => Uri.TryCreate(source.Url, UriKind.Absolute, out _)).Select(static source =>
                new UriContent(source.Url!, "text/html") { AdditionalProperties = new() { ["title"] = source.Title } })];

        return block.Text("type") switch
        {
            "mcp_tool_result" when !string.IsNullOrWhiteSpace(result.ActionId) => new McpServerToolResultContent(result.ActionId) { Outputs = Outputs() },
            "web_search_tool_result" => new WebSearchToolResultContent(result.ActionId) { Outputs = Outputs() },
            _ => new FunctionResultContent(result.ActionId, result.Text) { Exception = result.IsError ? new InvalidOperationException(result.Text) : null },
        };
    }

    private static bool Take(JsonElement part, StringBuilder text, List<Source> sources)
    {
        string type = part.Text("type") ?? "";
        if (type.EndsWith("_error", StringComparison.Ordinal) || part.Text("error_code") is not null)
        {
            Add(text, part.Text("error_code") ?? type);
            Add(text, part.Text("error_message"));
            return true;
        }

        if (part.Text("url") is { Length: > 0 } url)
        {
            string? title = part.Text("title") ?? part.Member("content", JsonValueKind.Object)?.Text("title");
            sources.Add(new(string.IsNullOrEmpty(title) ? url : title, url));
            if (type == "web_search_result")
            {
                // All else of it is for the provider's eyes.
                Add(text, string.IsNullOrEmpty(title) ? url : $"{title} {url}");
                return false;
            }
        }

        Add(text, type == "text" ? part.Text("text") : part.ValueKind == JsonValueKind.String ? WireText.Whole(part) : part.GetRawText());
        return false;
    }

    private static void Add(StringBuilder text, string? part)
    {
        if (!string.IsNullOrEmpty(part))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(part);
        }
    }

    // Of two members of one name the last counts.
    private static Dictionary<string, object?> ArgumentsIn(JsonElement block)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty member in block.Member("input", JsonValueKind.Object)?.EnumerateObject() ?? default)
        {
            arguments[member.Name] = member.Value;
        }

        return arguments;
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
