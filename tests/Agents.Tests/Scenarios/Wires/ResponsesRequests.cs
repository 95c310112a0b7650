using System.Text.Json;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>What OpenAI's Responses demand of a request.</summary>
internal static class ResponsesRequests
{
    public static void Check(RequestJson request)
    {
        request.Text("model");
        request.Demand(request.Get("stream").Is(JsonValueKind.True), "the client reads a stream.");
        Tools(request);
        RequestJson input = request.Get("input");
        if (input.Is(JsonValueKind.String))
        {
            input.Demand(input.String().Length > 0, "input must not be empty.");
            return;
        }

        List<RequestJson> items = input.Items();
        input.Demand(items.Count > 0, "input must not be empty.");
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < items.Count; index++)
        {
            RequestJson item = items[index];
            string type = item.Find("type")?.String() ?? "message";
            item.Demand(item.Find("id") is not { } id || ids.Add(id.String()), "two items have one id.");
            switch (type)
            {
                case "message":
                    Message(item);
                    break;
                case "function_call" or "custom_tool_call":
                    item.Name("name");
                    item.Demand(open.TryAdd(item.Text("call_id"), type), "two calls have one call_id.");
                    if (type == "function_call")
                    {
                        // Not looked at: they are the model's own.
                        item.Get("arguments").String();
                    }

                    break;
                case "function_call_output" or "custom_tool_call_output":
                    item.Demand(
                        open.Remove(item.Text("call_id"), out string? of) && $"{of}_output" == type, $"No tool call was found for the output with call_id {item.Text("call_id")}.");
                    item.Demand(item.Get("output").Value.ValueKind is JsonValueKind.String or JsonValueKind.Array, "output must be text or a list.");
                    break;
                case "reasoning":
                    item.Demand(item.Get("summary").Is(JsonValueKind.Array), "summary must be a list.");
                    item.Demand(
                        request.Find("store") is not { } store || !store.Is(JsonValueKind.False) || item.Text("encrypted_content") is { Length: > 0 } and not "early",
                        "what is not stored must be given back with its own encrypted_content.");
                    item.Demand(
                        index + 1 < items.Count && !IsInput(items[index + 1]), "an item of type 'reasoning' was given without its required following item.");
                    break;
            }
        }

        input.Demand(open.Count == 0, $"No tool output was found for function calls {string.Join(", ", open.Keys)}.");
    }

    private static bool IsInput(RequestJson item) =>
        (item.Find("type")?.String() ?? "message") switch
        {
            "message" => item.Text("role") != "assistant",
            var type => type.EndsWith("_output", StringComparison.Ordinal),
        };

    private static void Message(RequestJson item)
    {
        string role = item.Text("role");
        item.Demand(role is "user" or "assistant" or "system" or "developer", "this role is not known.");
        RequestJson content = item.Get("content");
        if (content.Is(JsonValueKind.String))
        {
            content.Demand(content.String().Length > 0, "content must not be empty.");
            return;
        }

        List<RequestJson> parts = content.Items();
        content.Demand(parts.Count > 0, "content must not be empty.");
        foreach (RequestJson part in parts)
        {
            bool fits = role == "assistant" ? part.Type is "output_text" or "refusal" : part.Type is "input_text" or "input_image" or "input_file" or "input_audio";
            part.Demand(fits, $"a message of {role} has no {part.Type}.");
            part.Demand(part.Type != "input_text" || part.Get("text").String().Length > 0, "text must not be empty.");
            part.Demand(part.Type != "input_file" || part.Find("file_url") is not null || part.Find("file_data") is not null || part.Find("file_id") is not null, "a file has no content.");
        }
    }

    private static void Tools(RequestJson request)
    {
        List<RequestJson> tools = request.Find("tools")?.Items() ?? [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (RequestJson tool in tools.Where(static tool => tool.Type == "function"))
        {
            tool.Demand(names.Add(tool.Name("name")), "tool names must be unique.");
            tool.Demand(tool.Get("parameters").Text("type") == "object", "parameters must be of an object.");
        }

        if (request.Find("tool_choice") is { } choice)
        {
            bool isKnown = choice.Is(JsonValueKind.Object) || choice.String() is "auto" or "required" or "none";
            choice.Demand(isKnown, "tool_choice is not known.");
            choice.Demand(tools.Count > 0 || (choice.Is(JsonValueKind.String) && choice.String() != "required"), "tool_choice demands tools that are not there.");
        }
    }
}
