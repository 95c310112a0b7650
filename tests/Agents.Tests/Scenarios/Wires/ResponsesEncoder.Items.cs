using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

// The items of the output: how each begins, grows and ends.
internal sealed partial class ResponsesEncoder
{
    private ResponsesItem Open(int block, string type, string callId = "", string name = "")
    {
        Begin();
        if (_open.TryGetValue(block, out ResponsesItem? item))
        {
            return item;
        }

        int number = _items.Count;
        string id = type switch { "function_call" => $"fc_{_ids}{number}", "web_search_call" => callId, "reasoning" => $"rs_{_ids}{number}", _ => $"msg_{_ids}{number}" };
        item = new ResponsesItem(number, type, id) { CallId = callId, Name = name };
        _open[block] = _items[number] = item;
        Event("response.output_item.added", new() { ["output_index"] = number, ["item"] = item.ToJson(isNew: true) });
        if (type == "web_search_call")
        {
            InItem(item, "response.web_search_call.in_progress", []);
            InItem(item, "response.web_search_call.searching", []);
        }

        return item;
    }

    private ResponsesItem OpenText(int block, string part)
    {
        bool isNew = !_open.ContainsKey(block);
        ResponsesItem item = Open(block, "message");
        item.Part = part;
        if (isNew)
        {
            InPart(item, "response.content_part.added", new() { ["part"] = item.PartJson(isNew: true) });
        }

        return item;
    }

    private ResponsesItem OpenThought(int block) => Open(block, "reasoning");

    private void Think(ResponsesItem item, string text)
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

    private void Close(ResponsesItem item)
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
        ResponsesItem item = _items.Values.First(item => item.Type == "web_search_call" && item.CallId == result.ActionId && !item.IsDone);
        foreach ((int block, _) in _open.Where(pair => pair.Value == item).ToList())
        {
            _open.Remove(block);
        }

        item.Result = result;
        InItem(item, "response.web_search_call.completed", []);
        Done(item);
    }

    private void Done(ResponsesItem item)
    {
        item.IsDone = true;
        Event("response.output_item.done", new() { ["output_index"] = item.Number, ["item"] = item.ToJson() });
    }

    private void Whole(JsonObject raw)
    {
        Begin();
        var item = new ResponsesItem(_items.Count, "raw", "") { Raw = raw, IsDone = true };
        _items[item.Number] = item;
        Event("response.output_item.added", new() { ["output_index"] = item.Number, ["item"] = raw.DeepClone() });
        Event("response.output_item.done", new() { ["output_index"] = item.Number, ["item"] = raw.DeepClone() });
    }

    private void InItem(ResponsesItem item, string type, JsonObject payload)
    {
        payload.Insert(0, "item_id", item.Id);
        payload.Insert(1, "output_index", item.Number);
        Event(type, payload);
    }

    private void InPart(ResponsesItem item, string type, JsonObject payload)
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
}
