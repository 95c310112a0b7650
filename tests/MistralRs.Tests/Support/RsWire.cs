using System.Text.Json.Nodes;
using GenFlow.Agents.Testing;

namespace GenFlow.MistralRs.Tests.Support;

/// <summary>Answers in the shapes that mistral.rs sends: every member in every chunk, null where there is nothing, the usage with
/// its speeds in the last one.</summary>
internal static class RsWire
{
    public const string Done = "data: [DONE]\n\n";

    public static string Text(string text) => Chunk(new JsonObject { ["content"] = text });

    public static string Thought(string text) => Chunk(new JsonObject { ["content"] = null, ["reasoning_content"] = text });

    /// <summary>The last chunk of an answer.</summary>
    public static string Last(string finish = "stop", string content = "", int prompt = 12, int completion = 5, bool hasUsage = true) =>
        Chunk(new JsonObject { ["content"] = content }, finish, hasUsage ? Usage(prompt, completion) : null);

    /// <summary>Whole calls, in the last chunk.</summary>
    public static string Calls(params (string Id, string Name, string Arguments)[] calls) => Chunk(
        new JsonObject
        {
            ["content"] = null,
            ["tool_calls"] = new JsonArray([.. calls.Select((call, index) => new JsonObject
            {
                ["index"] = index,
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]),
        },
        "tool_calls",
        Usage(30, 9));

    public static string Error(string message, string type = "server_error", string? code = null) =>
        Event(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } });

    public static string Event(JsonObject data) => $"data: {data.ToJsonString()}\n\n";

    public static WireAnswer Answer(params string[] events) => WireAnswer.Sse(string.Concat(events) + Done);

    public static JsonObject Usage(int prompt, int completion) => new()
    {
        ["completion_tokens"] = completion,
        ["prompt_tokens"] = prompt,
        ["total_tokens"] = prompt + completion,
        ["avg_tok_per_sec"] = 34.5,
        ["avg_prompt_tok_per_sec"] = 240.25,
        ["avg_compl_tok_per_sec"] = 17.5,
        ["total_time_sec"] = 0.493,
        ["total_prompt_time_sec"] = 0.05,
        ["total_completion_time_sec"] = 0.443,
    };

    public static string Chunk(JsonObject delta, string? finish = null, JsonObject? usage = null)
    {
        delta["role"] = "assistant";
        delta.TryAdd("tool_calls", null);
        return Event(new JsonObject
        {
            ["id"] = "7",
            ["choices"] = new JsonArray(new JsonObject { ["finish_reason"] = finish, ["index"] = 0, ["delta"] = delta, ["logprobs"] = null }),
            ["created"] = 1732000000000,
            ["model"] = Connected.Model,
            ["system_fingerprint"] = "local",
            ["object"] = "chat.completion.chunk",
            ["usage"] = usage,
        });
    }
}
