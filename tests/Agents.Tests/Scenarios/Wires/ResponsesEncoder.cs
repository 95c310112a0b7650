using System.Globalization;
using System.Text.Json.Nodes;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The events of OpenAI's Responses.</summary>
internal sealed partial class ResponsesEncoder : WireEncoder
{
    // No two answers have items of one id, of whichever script they are.
    private static int s_answers;

    private readonly SortedDictionary<int, ResponsesItem> _items = [];
    private readonly Dictionary<int, ResponsesItem> _open = [];
    private readonly string _newLine;
    private readonly string _ids;
    private StopReason? _stop;
    private bool _hasBegun;
    private int _sequence;

    public ResponsesEncoder(int seed)
        : base(seed, string.Create(CultureInfo.InvariantCulture, $"resp_{seed:x}"), "gpt-test")
    {
        _newLine = Chance(3) ? "\r\n" : "\n";
        _ids = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref s_answers):x}_");
    }

    public override void End()
    {
        if (_stop is null)
        {
            return;
        }

        // What waits for a result that never came.
        foreach (ResponsesItem item in _items.Values.Where(static item => item is { Type: "web_search_call", IsDone: false, IsEnded: true }).ToList())
        {
            Done(item);
        }

        if (_stop == StopReason.Refusal)
        {
            ResponsesItem item = OpenText(int.MinValue, "refusal");
            item.Text.Append(Refusal);
            InPart(item, "response.refusal.delta", new() { ["delta"] = Refusal });
            Close(item);
        }

        string? why = _stop switch { StopReason.OutputLimit => "max_output_tokens", StopReason.ContentFilter => "content_filter", _ => null };
        JsonObject response = Response(why is null ? "completed" : "incomplete");
        response["incomplete_details"] = why is null ? null : new JsonObject { ["reason"] = why };
        response["output"] = new JsonArray([.. _items.Values.Select(static item => item.ToJson())]);
        response["usage"] = Usage is null ? null : new JsonObject
        {
            ["input_tokens"] = Usage.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = Usage.CachedInputTokens },
            ["output_tokens"] = Usage.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = Usage.ReasoningTokens },
            ["total_tokens"] = Usage.TotalTokens,
        };
        Event($"response.{(why is null ? "completed" : "incomplete")}", new() { ["response"] = response });
    }

    public override void Fail(ModelException error)
    {
        Begin();
        (string code, string message) = (error.Code ?? "server_error", error.Message);
        switch (_sequence % 3)
        {
            case 0:
                Event("error", new() { ["code"] = code, ["message"] = message, ["param"] = null });
                break;
            case 1:
                Event("error", new() { ["error"] = new JsonObject { ["type"] = code, ["code"] = code, ["message"] = message, ["param"] = null } });
                break;
        }

        if (_sequence % 3 != 1)
        {
            JsonObject response = Response("failed");
            response["error"] = new JsonObject { ["code"] = code, ["message"] = message };
            Event("response.failed", new() { ["response"] = response });
        }
    }

    protected override void Say(in ModelDelta delta)
    {
        ResponsesItem item;
        switch (delta.Kind)
        {
            case ModelDeltaKind.Text:
                item = OpenText(delta.Index, "output_text");
                item.Text.Append(delta.Text);
                InPart(item, "response.output_text.delta", new() { ["delta"] = delta.Text, ["logprobs"] = new JsonArray() });
                break;
            case ModelDeltaKind.Citation:
                item = OpenText(delta.Index, "output_text");
                JsonObject annotation = Annotation((Citation)delta.Value!);
                InPart(item, "response.output_text.annotation.added", new() { ["annotation_index"] = item.Annotations.Count, ["annotation"] = annotation.DeepClone() });
                item.Annotations.Add(annotation);
                break;
            case ModelDeltaKind.Thought:
                item = OpenThought(delta.Index);
                Think(item, delta.Text);
                break;
            case ModelDeltaKind.Signature:
                OpenThought(delta.Index).Encrypted = delta.Text;
                break;
            case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                Open(delta.Index, delta.Kind == ModelDeltaKind.ActionStart ? "function_call" : "web_search_call", delta.Id, delta.Text);
                break;
            case ModelDeltaKind.ActionFragment:
                item = _open[delta.Index];
                item.Text.Append(delta.Text);
                if (item.Type == "function_call" && delta.Text.Length > 0)
                {
                    InItem(item, "response.function_call_arguments.delta", new() { ["delta"] = delta.Text });
                }

                break;
            case ModelDeltaKind.BlockEnd when _open.Remove(delta.Index, out ResponsesItem? ended):
                Close(ended);
                break;
            case ModelDeltaKind.ServerActionResult:
                Complete((ServerActionResult)delta.Value!);
                break;
            case ModelDeltaKind.Replay when !_open.ContainsKey(delta.Index) && delta.Value is AIContent content && WireContent.TryGet(content, "openai-responses", out string? raw):
                Whole(JsonNode.Parse(raw)!.AsObject());
                break;
            case ModelDeltaKind.BlockEnd or ModelDeltaKind.Replay:
                break;
            case ModelDeltaKind.Stop:
                Begin();
                _stop = delta.StopReason is StopReason.ContextLimit or StopReason.StopSequence or StopReason.Pause or StopReason.Unknown ? throw CannotCarry(delta) : delta.StopReason;
                break;
            default:
                throw CannotCarry(delta);
        }
    }

    private JsonObject Response(string status) => new()
    {
        ["id"] = Id, ["object"] = "response", ["created_at"] = 1_700_000_000, ["status"] = status, ["background"] = false, ["error"] = null,
        ["incomplete_details"] = null, ["model"] = Model, ["output"] = new JsonArray(), ["parallel_tool_calls"] = true, ["store"] = false, ["usage"] = null,
    };

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Event("response.created", new() { ["response"] = Response("in_progress") });
            Event("response.in_progress", new() { ["response"] = Response("in_progress") });
        }
    }
}
