using System.Text.Json.Nodes;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The events of Anthropic's Messages.</summary>
internal sealed class AnthropicEncoder(int seed) : WireEncoder(seed, "msg_01", "claude-test")
{
    private readonly Dictionary<int, int> _open = [];
    private readonly Dictionary<string, string> _tools = new(StringComparer.Ordinal);
    private string? _stop;
    private bool _hasBegun;
    private int _next;

    public override void End()
    {
        if (_stop is not null)
        {
            Event("message_delta", new() { ["delta"] = new JsonObject { ["stop_reason"] = _stop, ["stop_sequence"] = _stop == "stop_sequence" ? "###" : null }, ["usage"] = Tokens() });
            Event("message_stop", []);
        }
    }

    public override void Fail(ModelException error)
    {
        Write("error", new() { ["type"] = "error", ["error"] = new JsonObject { ["type"] = error.Code ?? "api_error", ["message"] = error.Message } });
    }

    protected override void Say(in ModelDelta delta)
    {
        int index;
        switch (delta.Kind)
        {
            case ModelDeltaKind.Text:
                index = Open(delta.Index, static () => new() { ["type"] = "text", ["text"] = "" });
                Delta(index, new() { ["type"] = "text_delta", ["text"] = delta.Text });
                break;
            case ModelDeltaKind.Citation:
                index = Open(delta.Index, static () => new() { ["type"] = "text", ["text"] = "", ["citations"] = new JsonArray() });
                Delta(index, new() { ["type"] = "citations_delta", ["citation"] = Cited((Citation)delta.Value!) });
                break;
            case ModelDeltaKind.Thought or ModelDeltaKind.Signature:
                index = Open(delta.Index, static () => new() { ["type"] = "thinking", ["thinking"] = "", ["signature"] = "" });
                if (delta.Text.Length > 0)
                {
                    bool isText = delta.Kind == ModelDeltaKind.Thought;
                    Delta(index, new() { ["type"] = isText ? "thinking_delta" : "signature_delta", [isText ? "thinking" : "signature"] = delta.Text });
                }

                break;
            case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                bool isServerSide = delta.Kind == ModelDeltaKind.ServerActionStart;
                (string id, string name) = (delta.Id, delta.Text);
                _tools[id] = name;
                index = Open(delta.Index, () => new() { ["type"] = isServerSide ? "server_tool_use" : "tool_use", ["id"] = id, ["name"] = name, ["input"] = new JsonObject() });
                if (Chance(2))
                {
                    Delta(index, new() { ["type"] = "input_json_delta", ["partial_json"] = "" });
                }

                break;
            case ModelDeltaKind.ActionFragment:
                Delta(_open[delta.Index], new() { ["type"] = "input_json_delta", ["partial_json"] = delta.Text });
                break;
            case ModelDeltaKind.BlockEnd when _open.Remove(delta.Index, out index):
                Event("content_block_stop", new() { ["index"] = index });
                break;
            case ModelDeltaKind.ServerActionResult:
                Whole(Result((ServerActionResult)delta.Value!));
                break;
            case ModelDeltaKind.Replay when !_open.ContainsKey(delta.Index) && delta.Value is AIContent content && WireContent.TryGet(content, "anthropic", out string? raw):
                Whole(JsonNode.Parse(raw)!.AsObject());
                break;
            case ModelDeltaKind.BlockEnd or ModelDeltaKind.Replay:
                break;
            case ModelDeltaKind.Stop:
                Begin();
                _stop = Word(delta);
                break;
            default:
                throw CannotCarry(delta);
        }
    }

    protected override void Count()
    {
        if (!_hasBegun)
        {
            Begin();
        }
        else if (_stop is null)
        {
            Event("message_delta", new() { ["delta"] = new JsonObject { ["stop_reason"] = null, ["stop_sequence"] = null }, ["usage"] = Tokens() });
        }
    }

    // What is in the cache is not counted among the input.
    private JsonObject Tokens() => Usage is null ? new() { ["output_tokens"] = 0 } : new()
    {
        ["input_tokens"] = Usage.InputTokens - Usage.CachedInputTokens - Usage.CacheWriteTokens,
        ["cache_creation_input_tokens"] = Usage.CacheWriteTokens,
        ["cache_read_input_tokens"] = Usage.CachedInputTokens,
        ["output_tokens"] = Usage.OutputTokens,
    };

    private void Begin()
    {
        if (_hasBegun)
        {
            return;
        }

        _hasBegun = true;
        JsonObject usage = Tokens();
        if (Usage is null)
        {
            usage["input_tokens"] = 0;
        }

        Write("message_start", new()
        {
            ["type"] = "message_start",
            ["message"] = new JsonObject
            {
                ["id"] = Id, ["type"] = "message", ["role"] = "assistant", ["model"] = Model, ["content"] = new JsonArray(),
                ["stop_reason"] = null, ["stop_sequence"] = null, ["usage"] = usage,
            },
        });
    }

    private int Open(int block, Func<JsonObject> start)
    {
        Begin();
        if (!_open.TryGetValue(block, out int index))
        {
            _open[block] = index = _next++;
            Event("content_block_start", new() { ["index"] = index, ["content_block"] = start() });
        }

        return index;
    }

    private void Whole(JsonObject block)
    {
        Begin();
        int index = _next++;
        Event("content_block_start", new() { ["index"] = index, ["content_block"] = block });
        Event("content_block_stop", new() { ["index"] = index });
    }

    private void Delta(int index, JsonObject delta)
    {
        if (Chance(20))
        {
            Event("content_block_delta", new() { ["index"] = index, ["delta"] = new JsonObject { ["type"] = "hue_delta", ["hue"] = 12 } });
        }

        Event("content_block_delta", new() { ["index"] = index, ["delta"] = delta });
    }

    private void Event(string type, JsonObject payload)
    {
        if (Chance(6))
        {
            Write("ping", new() { ["type"] = "ping" });
        }

        if (Chance(30))
        {
            Write("weather", new() { ["type"] = "weather", ["index"] = 0, ["delta"] = new JsonObject { ["text"] = "rain" } });
        }

        payload.Insert(0, "type", type);
        if (Chance(5))
        {
            payload["extra"] = new JsonObject { ["text"] = "unknown", ["list"] = new JsonArray(1, null, "]") };
        }

        Write(type, payload);
    }

    private JsonObject Result(ServerActionResult result)
    {
        string name = _tools.GetValueOrDefault(result.ActionId, "web_search");
        JsonNode content = result.IsError ? new JsonObject { ["type"] = $"{name}_tool_result_error", ["error_code"] = result.Text }
            : name != "web_search" ? new JsonObject { ["type"] = $"{name}_result", ["stdout"] = result.Text, ["stderr"] = "", ["return_code"] = 0, ["content"] = new JsonArray() }
            : new JsonArray([.. result.Sources.Select(static source => new JsonObject
            {
                ["type"] = "web_search_result", ["title"] = source.Title, ["url"] = source.Url, ["encrypted_content"] = "RW5j+" + source.Title, ["page_age"] = null,
            })]);
        return new() { ["type"] = $"{name}_tool_result", ["tool_use_id"] = result.ActionId, ["content"] = content };
    }

    private static JsonObject Cited(Citation citation) => new()
    {
        ["type"] = "web_search_result_location", ["cited_text"] = citation.Quote ?? "", ["url"] = citation.Url, ["title"] = citation.Title, ["encrypted_index"] = "RW8x==",
    };

    private static string Word(in ModelDelta delta) => delta.StopReason switch
    {
        StopReason.EndOfTurn => "end_turn",
        StopReason.Actions => "tool_use",
        StopReason.StopSequence => "stop_sequence",
        StopReason.OutputLimit => "max_tokens",
        StopReason.ContextLimit => "model_context_window_exceeded",
        StopReason.Refusal => "refusal",
        StopReason.Pause => "pause_turn",
        StopReason.Unknown => "tired",
        _ => throw CannotCarry(delta),
    };
}
