using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses;

// Items: where they begin, and where they end and say again all that they were.
internal sealed partial class ResponsesDecoder
{
    private static ItemKind KindOf(string? type) => type switch
    {
        "message" => ItemKind.Message,
        "reasoning" => ItemKind.Thought,
        "function_call" => ItemKind.Call,
        "custom_tool_call" => ItemKind.CustomCall,
        _ => ServerItems.NameOf(type) is null ? ItemKind.Unknown : ItemKind.ServerCall,
    };

    private void AddItem(int output, JsonElement value, List<ModelDelta> deltas)
    {
        OutputItem item = ItemOf(output, KindOf(value.Text("type"u8)));
        Describe(item, value);
        switch (item.Kind)
        {
            case ItemKind.Thought when !item.IsOpen:
                item.Block = _nextBlock++;
                deltas.Add(ModelDelta.Thought(item.Block, ""));
                break;
            case ItemKind.Call or ItemKind.CustomCall or ItemKind.ServerCall when item.Name.Length > 0:
                OpenCall(item, deltas);
                break;
        }
    }

    private static void Describe(OutputItem item, JsonElement value)
    {
        if (item.IsOpen)
        {
            return;
        }

        string? type = value.Text("type"u8);
        string? name = item.Kind == ItemKind.ServerCall && type != "mcp_call" ? ServerItems.NameOf(type) : value.Text("name"u8);
        item.Name = name is { Length: > 0 } ? name : item.Name;
        item.CallId = (item.Kind == ItemKind.ServerCall ? null : value.Text("call_id"u8)) ?? value.Text("id"u8) ?? item.CallId;
        item.TextMember ??= type == "custom_tool_call" ? "input" : type == "code_interpreter_call" ? "code" : null;
    }

    private void EndItem(int output, JsonElement value, List<ModelDelta> deltas)
    {
        ItemKind kind = KindOf(value.Text("type"u8));
        string? id = value.Text("id"u8);
        if (_byIndex.TryGetValue(output >= 0 ? output : _last?.Index ?? 0, out OutputItem? before) && before.IsDone && before.Kind == kind && before.Id == id)
        {
            return;
        }

        OutputItem item = ItemOf(output, kind);
        Describe(item, value);
        item.IsDone = true;
        item.Id = id;

        // One that the limit of tokens has cut ends so; its block stays open.
        bool isCut = value.Text("status"u8) == "incomplete";
        switch (kind)
        {
            case ItemKind.Message:
                EndMessage(item, value, isCut, deltas);
                break;
            case ItemKind.Thought:
                EndThought(item, value, isCut, deltas);
                break;
            case ItemKind.Call or ItemKind.CustomCall:
                EndCall(item, value, isCut, deltas);
                break;
            case ItemKind.ServerCall:
                EndServerCall(item, value, isCut, deltas);
                break;
            default:
                deltas.Add(ModelDelta.Replay(_nextBlock++, Keep(new AIContent(), value)));
                break;
        }
    }

    private void EndMessage(OutputItem item, JsonElement value, bool isCut, List<ModelDelta> deltas)
    {
        int number = 0;
        foreach (JsonElement content in value.List("content"u8))
        {
            TakePart(item, PartOf(item, number++), content, deltas);
        }

        if (isCut)
        {
            return;
        }

        bool isKept = MessageItems.IsMoreThanText(value) && MessageItems.HasAll(value, item.Parts);
        bool isShown = false;
        foreach (ItemPart part in item.Parts)
        {
            if (part.Block < 0)
            {
                continue;
            }

            deltas.Add(ModelDelta.BlockEnd(part.Block));
            isShown = true;
            if (isKept)
            {
                deltas.Add(ModelDelta.Replay(part.Block, Keep(new TextContent(MessageItems.TextOf(value, part.Key)), value)));
            }
        }

        if (isKept && !isShown)
        {
            deltas.Add(ModelDelta.Replay(_nextBlock++, Keep(new AIContent(), value)));
        }
    }

    private void EndThought(OutputItem item, JsonElement value, bool isCut, List<ModelDelta> deltas)
    {
        var texts = new List<string>();
        int number = 0;
        foreach (JsonElement summary in value.List("summary"u8))
        {
            EndThought(item, PartOf(item, SummaryKey(number++)), summary, texts, deltas);
        }

        number = 0;
        foreach (JsonElement content in value.List("content"u8))
        {
            EndThought(item, PartOf(item, ContentKey(number++)), content, texts, deltas);
        }

        if (!item.IsOpen)
        {
            item.Block = _nextBlock++;
            deltas.Add(ModelDelta.Thought(item.Block, ""));
        }

        if (!isCut)
        {
            deltas.Add(ModelDelta.BlockEnd(item.Block));
            var thought = new TextReasoningContent(string.Join("\n\n", texts)) { ProtectedData = value.Text("encrypted_content"u8) };
            deltas.Add(ModelDelta.Replay(item.Block, Keep(thought, value)));
        }
    }

    private void EndThought(OutputItem item, ItemPart part, JsonElement value, List<string> texts, List<ModelDelta> deltas)
    {
        string text = value.Text("text"u8) ?? "";
        texts.Add(text);
        TellThought(item, part, part.Text.Rest(text), deltas);
    }

    private void EndCall(OutputItem item, JsonElement value, bool isCut, List<ModelDelta> deltas)
    {
        string? arguments = item.Kind == ItemKind.Call ? value.Text("arguments"u8) : value.Text("input"u8);
        OpenCall(item, deltas);
        TellArguments(item, item.Arguments.Rest(arguments), deltas);
        if (!isCut)
        {
            EndCall(item, deltas);
            deltas.Add(ModelDelta.Replay(item.Block, Keep(new FunctionCallContent(item.CallId, item.Name, ServerItems.ArgumentsOf(item, arguments)), value)));
        }
    }

    private void EndServerCall(OutputItem item, JsonElement value, bool isCut, List<ModelDelta> deltas)
    {
        OpenCall(item, deltas);
        TellArguments(item, item.Arguments.Rest(ServerItems.ArgumentsOf(value)), deltas);
        if (!isCut)
        {
            EndCall(item, deltas);
            deltas.Add(ModelDelta.Replay(item.Block, Keep(new FunctionCallContent(item.CallId, item.Name) { InformationalOnly = true }, value)));
            deltas.Add(ModelDelta.ServerResult(item.Block, ServerItems.ResultOf(item.CallId, value)));
        }
    }

    private static T Keep<T>(T content, JsonElement value)
        where T : AIContent =>
        WireContent.Keep(content, Wire, value.GetRawText());
}
