using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The events of OpenAI's Responses.</summary>
internal sealed class ResponsesEncoder : WireEncoder
{
    private readonly SortedDictionary<int, Item> _items = [];
    private readonly Dictionary<int, Item> _open = [];
    private readonly string _newLine;
    private readonly string _ids;
    private string _id;
    private string _model = "gpt-test";
    private Usage? _usage;
    private StopReason? _stop;
    private bool _hasBegun;
    private int _sequence;

    public ResponsesEncoder(int seed)
        : base(seed)
    {
        _newLine = Chance(3) ? "\r\n" : "\n";
        _id = string.Create(CultureInfo.InvariantCulture, $"resp_{seed:x}");
        _ids = string.Create(CultureInfo.InvariantCulture, $"{seed:x}_");
    }

    public override void Encode(in ModelDelta delta)
    {
        Item item;
        switch (delta.Kind)
        {
            case ModelDeltaKind.Begin:
                (_id, _model) = (delta.Id.Length == 0 ? _id : delta.Id, delta.Text.Length == 0 ? _model : delta.Text);
                break;
            case ModelDeltaKind.Usage:
                _usage = (Usage)delta.Value!;
                break;
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
            case ModelDeltaKind.BlockEnd when _open.Remove(delta.Index, out Item? ended):
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

    public override void End()
    {
        if (_stop is null)
        {
            return;
        }

        // What waits for a result that never came.
        foreach (Item item in _items.Values.Where(static item => item is { Type: "web_search_call", IsDone: false, IsEnded: true }).ToList())
        {
            Done(item);
        }

        if (_stop == StopReason.Refusal)
        {
            Item item = OpenText(int.MinValue, "refusal");
            item.Text.Append(Refusal);
            InPart(item, "response.refusal.delta", new() { ["delta"] = Refusal });
            Close(item);
        }

        string? why = _stop switch { StopReason.OutputLimit => "max_output_tokens", StopReason.ContentFilter => "content_filter", _ => null };
        JsonObject response = Response(why is null ? "completed" : "incomplete");
        response["incomplete_details"] = why is null ? null : new JsonObject { ["reason"] = why };
        response["output"] = new JsonArray([.. _items.Values.Select(static item => item.ToJson())]);
        response["usage"] = _usage is null ? null : new JsonObject
        {
            ["input_tokens"] = _usage.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = _usage.CachedInputTokens },
            ["output_tokens"] = _usage.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = _usage.ReasoningTokens },
            ["total_tokens"] = _usage.TotalTokens,
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

    private JsonObject Response(string status) => new()
    {
        ["id"] = _id, ["object"] = "response", ["created_at"] = 1_700_000_000, ["status"] = status, ["background"] = false, ["error"] = null,
        ["incomplete_details"] = null, ["model"] = _model, ["output"] = new JsonArray(), ["parallel_tool_calls"] = true, ["store"] = false, ["usage"] = null,
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

    private Item Open(int block, string type, string callId = "", string name = "")
    {
        Begin();
        if (_open.TryGetValue(block, out Item? item))
        {
            return item;
        }

        int number = _items.Count;
        string id = type switch { "function_call" => $"fc_{_ids}{number}", "web_search_call" => callId, "reasoning" => $"rs_{_ids}{number}", _ => $"msg_{_ids}{number}" };
        item = new Item(number, type, id) { CallId = callId, Name = name };
        _open[block] = _items[number] = item;
        Event("response.output_item.added", new() { ["output_index"] = number, ["item"] = item.ToJson(isNew: true) });
        if (type == "web_search_call")
        {
            InItem(item, "response.web_search_call.in_progress", []);
            InItem(item, "response.web_search_call.searching", []);
        }

        return item;
    }

    private Item OpenText(int block, string part)
    {
        bool isNew = !_open.ContainsKey(block);
        Item item = Open(block, "message");
        item.Part = part;
        if (isNew)
        {
            InPart(item, "response.content_part.added", new() { ["part"] = item.PartJson(isNew: true) });
        }

        return item;
    }

    private Item OpenThought(int block) => Open(block, "reasoning");

    private void Think(Item item, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (item.Text.Length == 0)
        {
            InItem(item, "response.reasoning_summary_part.added", new() { ["summary_index"] = 0, ["part"] = new JsonObject { ["type"] = "summary_text", ["text"] = "" } });
        }

        item.Text.Append(text);
        InItem(item, "response.reasoning_summary_text.delta", new() { ["summary_index"] = 0, ["delta"] = text });
    }

    private void Close(Item item)
    {
        item.IsEnded = true;
        string text = item.Text.ToString();
        switch (item.Type)
        {
            case "message":
                bool isText = item.Part == "output_text";
                InPart(item, isText ? "response.output_text.done" : "response.refusal.done", new() { [isText ? "text" : "refusal"] = text });
                InPart(item, "response.content_part.done", new() { ["part"] = item.PartJson() });
                break;
            case "reasoning" when text.Length > 0:
                InItem(item, "response.reasoning_summary_text.done", new() { ["summary_index"] = 0, ["text"] = text });
                InItem(item, "response.reasoning_summary_part.done", new() { ["summary_index"] = 0, ["part"] = new JsonObject { ["type"] = "summary_text", ["text"] = text } });
                break;
            case "function_call":
                InItem(item, "response.function_call_arguments.done", new() { ["arguments"] = text });
                break;
            case "web_search_call":
                // Its result is a part of it.
                return;
        }

        Done(item);
    }

    private void Complete(ServerActionResult result)
    {
        Item item = _items.Values.First(item => item.Type == "web_search_call" && item.CallId == result.ActionId && !item.IsDone);
        foreach ((int block, _) in _open.Where(pair => pair.Value == item).ToList())
        {
            _open.Remove(block);
        }

        item.Result = result;
        InItem(item, "response.web_search_call.completed", []);
        Done(item);
    }

    private void Done(Item item)
    {
        item.IsDone = true;
        Event("response.output_item.done", new() { ["output_index"] = item.Number, ["item"] = item.ToJson() });
    }

    private void Whole(JsonObject raw)
    {
        Begin();
        var item = new Item(_items.Count, "raw", "") { Raw = raw, IsDone = true };
        _items[item.Number] = item;
        Event("response.output_item.added", new() { ["output_index"] = item.Number, ["item"] = raw.DeepClone() });
        Event("response.output_item.done", new() { ["output_index"] = item.Number, ["item"] = raw.DeepClone() });
    }

    private void InItem(Item item, string type, JsonObject payload)
    {
        payload.Insert(0, "item_id", item.Id);
        payload.Insert(1, "output_index", item.Number);
        Event(type, payload);
    }

    private void InPart(Item item, string type, JsonObject payload)
    {
        payload.Insert(0, "content_index", 0);
        InItem(item, type, payload);
    }

    private void Event(string type, JsonObject payload)
    {
        if (Chance(8))
        {
            WriteLine(": keep-alive", _newLine);
        }

        if (Chance(30))
        {
            Write("response.weather.changed", new() { ["type"] = "response.weather.changed", ["sequence_number"] = _sequence++, ["output_index"] = 0, ["delta"] = "rain" }, _newLine);
        }

        payload.Insert(0, "type", type);
        payload.Insert(1, "sequence_number", _sequence++);
        if (Chance(5))
        {
            payload["obfuscation"] = "x7Qe";
        }

        Write(type, payload, _newLine);
    }

    private static JsonObject Annotation(Citation citation) => new()
    {
        ["type"] = "url_citation", ["url"] = citation.Url, ["title"] = citation.Title, ["start_index"] = citation.Start ?? 0, ["end_index"] = citation.End ?? 0,
    };

    private sealed class Item(int number, string type, string id)
    {
        public int Number { get; } = number;

        public string Type { get; } = type;

        public string Id { get; } = id;

        public string CallId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Part { get; set; } = "output_text";

        public StringBuilder Text { get; } = new();

        public List<JsonObject> Annotations { get; } = [];

        public string? Encrypted { get; set; }

        public ServerActionResult? Result { get; set; }

        public JsonObject? Raw { get; init; }

        public bool IsEnded { get; set; }

        public bool IsDone { get; set; }

        public JsonObject PartJson(bool isNew = false) => Part == "refusal" ? new() { ["type"] = "refusal", ["refusal"] = isNew ? "" : Text.ToString() } : new()
        {
            ["type"] = "output_text", ["text"] = isNew ? "" : Text.ToString(), ["logprobs"] = new JsonArray(),
            ["annotations"] = new JsonArray([.. isNew ? [] : Annotations.Select(static annotation => annotation.DeepClone())]),
        };

        public JsonObject ToJson(bool isNew = false)
        {
            if (Raw is not null)
            {
                return Raw.DeepClone().AsObject();
            }

            var json = new JsonObject { ["id"] = Id, ["type"] = Type, ["status"] = isNew ? "in_progress" : IsDone ? "completed" : "incomplete" };
            switch (Type)
            {
                case "message":
                    json["role"] = "assistant";
                    json["content"] = isNew ? [] : new JsonArray(PartJson());
                    break;
                case "reasoning":
                    json.Remove("status");
                    json["summary"] = isNew || Text.Length == 0 ? [] : new JsonArray(new JsonObject { ["type"] = "summary_text", ["text"] = Text.ToString() });

                    // What it begins with is not what it ends with: only that proves it.
                    json["encrypted_content"] = isNew ? "early" : Encrypted;
                    break;
                case "function_call":
                    json["call_id"] = CallId;
                    json["name"] = Name;
                    json["arguments"] = isNew ? "" : Text.ToString();
                    break;
                default:
                    Search(json, isNew);
                    break;
            }

            return json;
        }

        private void Search(JsonObject json, bool isNew)
        {
            if (isNew)
            {
                return;
            }

            json["status"] = Result is { IsError: true } ? "failed" : "completed";
            var action = new JsonObject { ["type"] = "search", ["query"] = Query() };
            if (Result is { Sources.Count: > 0 } result)
            {
                action["sources"] = new JsonArray([.. result.Sources.Select(static source => new JsonObject { ["type"] = "url", ["url"] = source.Url })]);
            }

            json["action"] = action;
        }

        // The provider shows it, and not the arguments that its model has written.
        private string Query()
        {
            try
            {
                JsonObject? arguments = JsonNode.Parse(Text.ToString()) as JsonObject;
                return (arguments?["query"] ?? arguments?["q"])?.ToString() ?? "";
            }
            catch (JsonException)
            {
                return "";
            }
        }
    }
}
