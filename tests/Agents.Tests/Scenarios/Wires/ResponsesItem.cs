using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>An item of a response's output, as far as it has come.</summary>
internal sealed class ResponsesItem(int number, string type, string id)
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
