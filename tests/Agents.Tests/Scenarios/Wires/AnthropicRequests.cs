using System.Text.Json;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>What Anthropic demands of a request.</summary>
internal static class AnthropicRequests
{
    public static void Check(RequestJson request)
    {
        request.Text("model");
        request.Demand(request.Get("max_tokens").Value.TryGetInt32(out int most) && most > 0, "max_tokens must be at least 1.");
        request.Demand(request.Get("stream").Is(JsonValueKind.True), "the client reads a stream.");
        Tools(request);
        foreach (RequestJson block in request.Find("system") is { } system && system.Is(JsonValueKind.Array) ? system.Items() : [])
        {
            block.Text("text");
        }

        List<RequestJson> messages = request.Get("messages").Items();
        request.Demand(messages.Count > 0 && messages[0].Text("role") == "user", "the first message must be the user's.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        List<string> open = [];
        for (int index = 0; index < messages.Count; index++)
        {
            RequestJson message = messages[index];
            string role = message.Text("role");
            message.Demand(role == (index % 2 == 0 ? "user" : "assistant"), "roles must alternate.");
            List<RequestJson> blocks = Blocks(message);
            if (role == "user")
            {
                User(message, blocks, open);
                open = [];
            }
            else
            {
                open = Assistant(message, blocks, ids, isLast: index == messages.Count - 1);
            }
        }

        request.Demand(open.Count == 0, $"tool_use ids were found without tool_result blocks behind them: {string.Join(", ", open)}.");
    }

    private static void Tools(RequestJson request)
    {
        List<RequestJson> tools = request.Find("tools")?.Items() ?? [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (RequestJson tool in tools)
        {
            tool.Demand(names.Add(tool.Name("name")), "tool names must be unique.");
            if (tool.Find("type") is null)
            {
                tool.Demand(tool.Get("input_schema").Text("type") == "object", "input_schema must be of an object.");
            }
        }

        if (request.Find("tool_choice") is { } choice)
        {
            choice.Demand(tools.Count > 0, "tool_choice may only be given with tools.");
            choice.Demand(choice.Type is "auto" or "any" or "tool" or "none", "tool_choice is of no known type.");
            choice.Demand(choice.Type != "tool" || names.Contains(choice.Text("name")), "tool_choice names a tool that is not there.");
        }
    }

    private static List<RequestJson> Blocks(RequestJson message)
    {
        RequestJson content = message.Get("content");
        if (content.Is(JsonValueKind.String))
        {
            content.Demand(content.String().Length > 0, "content must not be empty.");
            return [];
        }

        List<RequestJson> blocks = content.Items();
        content.Demand(blocks.Count > 0, "content must not be empty.");
        foreach (RequestJson block in blocks)
        {
            block.Demand(block.Type != "text" || !string.IsNullOrWhiteSpace(block.Text("text")), "text must have something other than blanks.");
        }

        return blocks;
    }

    private static void User(RequestJson message, List<RequestJson> blocks, IReadOnlyList<string> open)
    {
        List<string> results = [];
        bool hasOther = false;
        foreach (RequestJson block in blocks)
        {
            switch (block.Type)
            {
                case "tool_result":
                    block.Demand(!hasOther, "tool_result blocks come first.");
                    results.Add(block.Text("tool_use_id"));
                    break;
                case "text" or "image" or "document":
                    hasOther = true;
                    break;
                default:
                    block.Refuse($"a user message has no {block.Type}.");
                    break;
            }
        }

        message.Demand(results.Order().SequenceEqual(open.Order()), $"tool_use ids [{string.Join(", ", open)}] must each have one tool_result here, and there are [{string.Join(", ", results)}].");
    }

    private static List<string> Assistant(RequestJson message, List<RequestJson> blocks, HashSet<string> ids, bool isLast)
    {
        List<string> open = [];
        var server = new HashSet<string>(StringComparer.Ordinal);
        foreach (RequestJson block in blocks)
        {
            switch (block.Type)
            {
                case "tool_use" or "server_tool_use":
                    string id = block.Name("id");
                    block.Name("name");
                    block.Demand(block.Get("input").Is(JsonValueKind.Object), "input must be an object.");
                    block.Demand(ids.Add(id), "tool_use ids must be unique.");
                    if (block.Type == "tool_use")
                    {
                        open.Add(id);
                    }
                    else
                    {
                        server.Add(id);
                    }

                    break;
                case "thinking":
                    block.Get("thinking");
                    block.Text("signature");
                    break;
                case "redacted_thinking":
                    block.Text("data");
                    break;
                case "text":
                    break;
                case var type when type.EndsWith("_tool_result", StringComparison.Ordinal):
                    // After a pause its call is in the message before.
                    block.Demand(server.Remove(block.Text("tool_use_id")) || ids.Contains(block.Text("tool_use_id")), "a result has no server_tool_use.");
                    break;
                case "image" or "document" or "tool_result":
                    block.Refuse($"an assistant message has no {block.Type}.");
                    break;
            }
        }

        if (isLast && blocks is [.., var last] && last.Type == "text")
        {
            last.Demand(!char.IsWhiteSpace(last.Text("text")[^1]), "the last assistant message must not end with blanks.");
        }

        return open;
    }
}
