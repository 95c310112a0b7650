using System.Text.Json;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>What Chat Completions demand of a request.</summary>
internal static class ChatCompletionsRequests
{
    public static void Check(RequestJson request)
    {
        request.Text("model");
        request.Demand(request.Get("stream").Is(JsonValueKind.True), "the client reads a stream.");
        request.Demand(request.Get("stream_options").Get("include_usage").Is(JsonValueKind.True), "without it no tokens are counted.");
        Tools(request);
        RequestJson all = request.Get("messages");
        List<RequestJson> messages = all.Items();
        all.Demand(messages.Count > 0, "there must be a message.");
        List<string> open = [];
        foreach (RequestJson message in messages)
        {
            string role = message.Text("role");
            if (role == "tool")
            {
                message.Demand(open.Remove(message.Text("tool_call_id")), "a message of the role 'tool' must follow a message with its tool_calls.");
                message.Demand(message.Get("content").Value.ValueKind is JsonValueKind.String or JsonValueKind.Array, "content must be text.");
                continue;
            }

            message.Demand(open.Count == 0, $"tool_call_ids had no answer behind them: {string.Join(", ", open)}.");
            switch (role)
            {
                case "system" or "developer" or "user":
                    Content(message.Get("content"));
                    break;
                case "assistant":
                    open = Assistant(message);
                    break;
                default:
                    message.Refuse("this role is not known.");
                    break;
            }
        }

        all.Demand(open.Count == 0, $"tool_call_ids had no answer behind them: {string.Join(", ", open)}.");
    }

    private static List<string> Assistant(RequestJson message)
    {
        List<RequestJson> calls = message.Find("tool_calls")?.Items() ?? [];
        message.Demand(message.Find("tool_calls") is null || calls.Count > 0, "tool_calls must not be empty.");
        if (message.Find("content") is { } content)
        {
            Content(content);
        }
        else
        {
            message.Demand(calls.Count > 0 || message.Find("refusal") is not null, "a message must have content or tool_calls.");
        }

        List<string> ids = [];
        foreach (RequestJson call in calls)
        {
            call.Demand(call.Type == "function", "a call must be of a function.");
            string id = call.Text("id");
            call.Demand(!ids.Contains(id), "two calls have one id.");
            ids.Add(id);
            RequestJson function = call.Get("function");
            function.Name("name");
            function.Get("arguments").DemandJsonObject();
        }

        return ids;
    }

    private static void Content(RequestJson content)
    {
        if (content.Is(JsonValueKind.String))
        {
            content.Demand(content.String().Length > 0, "content must not be empty.");
            return;
        }

        List<RequestJson> parts = content.Items();
        content.Demand(parts.Count > 0, "content must not be empty.");
        foreach (RequestJson part in parts)
        {
            part.Demand(part.Type is "text" or "image_url" or "input_audio" or "file" or "refusal", $"there is no {part.Type}.");
            part.Demand(part.Type != "text" || part.Text("text").Length > 0, "text must not be empty.");
            part.Demand(part.Type != "image_url" || part.Get("image_url").Text("url").Length > 0, "an image has no address.");
        }
    }

    private static void Tools(RequestJson request)
    {
        List<RequestJson> tools = request.Find("tools")?.Items() ?? [];
        request.Demand(request.Find("tools") is null || tools.Count > 0, "tools must not be empty.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (RequestJson tool in tools)
        {
            tool.Demand(tool.Type == "function", "a tool must be a function.");
            RequestJson function = tool.Get("function");
            function.Demand(names.Add(function.Name("name")), "tool names must be unique.");
            function.Demand(function.Find("parameters") is not { } parameters || parameters.Text("type") == "object", "parameters must be of an object.");
        }

        if (request.Find("tool_choice") is { } choice)
        {
            choice.Demand(tools.Count > 0, "tool_choice may only be given with tools.");
            choice.Demand(choice.Is(JsonValueKind.Object) || choice.String() is "auto" or "required" or "none", "tool_choice is not known.");
        }
    }
}
