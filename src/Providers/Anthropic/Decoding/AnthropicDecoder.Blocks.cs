using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Decoding;

// The blocks of the message. Their numbers on the wire find them while they are open; what is told has numbers of its own.
internal sealed partial class AnthropicDecoder
{
    private readonly Dictionary<int, OpenBlock> _open = [];
    private OpenBlock? _last;
    private int _lastKey = -1;
    private int _next;

    private void Open(int? key, JsonElement json, List<ModelDelta> deltas)
    {
        JsonElement start = json.Member("content_block", JsonValueKind.Object) ?? default;
        string type = start.Text("type") ?? "";
        int index = _next++;
        OpenBlock block;
        switch (type)
        {
            case "text":
                block = new(index, BlockKind.Text) { Raw = start.Member("citations", JsonValueKind.Array) is null ? null : new RawBlock(start) };
                TakeText(block, start.Text("text") ?? "", deltas, isInStart: true);
                break;
            case "thinking":
                block = new(index, BlockKind.Thinking);
                deltas.Add(ModelDelta.Thought(index, start.Text("thinking") ?? ""));
                Sign(block, start.Text("signature") ?? "", deltas);
                break;
            case "redacted_thinking":
                block = new(index, BlockKind.RedactedThinking) { Raw = new RawBlock(start) };
                deltas.Add(ModelDelta.Thought(index, ""));
                break;
            case "tool_use":
                block = new(index, BlockKind.Call) { Raw = ServerBlocks.HasMore(start) ? new RawBlock(start) : null, Input = InputIn(start) };
                deltas.Add(ModelDelta.ActionStart(index, start.Text("id") ?? "", start.Text("name") ?? ""));
                break;
            case "server_tool_use" or "mcp_tool_use":
                block = new(index, BlockKind.ServerCall) { Raw = new RawBlock(start), Input = InputIn(start) };
                deltas.Add(ModelDelta.ServerActionStart(index, start.Text("id") ?? "", start.Text("name") ?? ""));
                break;
            default:
                block = new(index, type.EndsWith("_tool_result", StringComparison.Ordinal) ? BlockKind.ServerResult : BlockKind.Unknown)
                {
                    Raw = start.ValueKind == JsonValueKind.Object ? new RawBlock(start) : null,
                };
                break;
        }

        _lastKey = key ?? _lastKey + 1;
        _last = block;
        _open[_lastKey] = block;
    }

    private OpenBlock? Find(int? key)
    {
        if (key is null || key == _lastKey)
        {
            return _last;
        }

        if (!_open.TryGetValue(key.Value, out OpenBlock? block))
        {
            return null;
        }

        _last = block;
        _lastKey = key.Value;
        return block;
    }

    private void Take(DeltaKind kind, int? key, string text, List<ModelDelta> deltas)
    {
        OpenBlock block = Find(key) ?? OpenFor(kind, key);
        switch (block.Kind, kind)
        {
            case (BlockKind.Text, DeltaKind.Text):
                TakeText(block, text, deltas, isInStart: false);
                break;
            case (BlockKind.Thinking, DeltaKind.Thinking) when text.Length > 0:
                deltas.Add(ModelDelta.Thought(block.Index, text));
                break;
            case (BlockKind.Thinking, DeltaKind.Signature):
                Sign(block, text, deltas);
                break;
            case (BlockKind.Call or BlockKind.ServerCall, DeltaKind.Arguments) when text.Length > 0:
                block.HasFragments = true;
                block.Raw?.AddInput(text);
                deltas.Add(ModelDelta.ActionFragment(block.Index, text));
                break;
            case (BlockKind.Unknown or BlockKind.ServerResult, DeltaKind.Arguments):
                block.Raw?.AddInput(text);
                break;
            case (BlockKind.Unknown or BlockKind.ServerResult, _):
                block.Raw?.AddText(kind switch { DeltaKind.Text => "text", DeltaKind.Thinking => "thinking", _ => "signature" }, text);
                break;
        }
    }

    // Text and thoughts say what they are; arguments without a call are nobody's.
    private OpenBlock OpenFor(DeltaKind kind, int? key)
    {
        if (kind == DeltaKind.Arguments)
        {
            throw origin.Malformed("has sent arguments for a block that has not begun. The server is wrong: is it one for this API?");
        }

        _last = new OpenBlock(_next++, kind == DeltaKind.Text ? BlockKind.Text : BlockKind.Thinking);
        _lastKey = key ?? _lastKey + 1;
        _open[_lastKey] = _last;
        return _last;
    }

    private void TakeOther(int? key, JsonElement json, List<ModelDelta> deltas)
    {
        if (Find(key) is not { } block || json.Member("delta", JsonValueKind.Object) is not { } delta)
        {
            return;
        }

        if (delta.Text("type") == "citations_delta" && delta.Member("citation", JsonValueKind.Object) is { } citation)
        {
            block.Raw?.AddCitation(citation);
            if (block.Kind == BlockKind.Text)
            {
                deltas.Add(ModelDelta.Cites(block.Index, Citations.Of(citation)));
            }
        }
        else if (block.Kind is BlockKind.Unknown or BlockKind.ServerResult)
        {
            block.Raw?.Add(delta);
        }
    }

    private static void TakeText(OpenBlock block, string text, List<ModelDelta> deltas, bool isInStart)
    {
        if (text.Length == 0)
        {
            return;
        }

        deltas.Add(ModelDelta.OfText(block.Index, text));
        if (!isInStart)
        {
            block.Raw?.AddText("text", text);
        }
    }

    private static void Sign(OpenBlock block, string signature, List<ModelDelta> deltas)
    {
        if (signature.Length > 0)
        {
            deltas.Add(ModelDelta.Signature(block.Index, signature));
        }
    }

    private void Close(int? key, List<ModelDelta> deltas)
    {
        if (Find(key) is not { } block)
        {
            return;
        }

        _open.Remove(_lastKey);
        _last = null;
        if (block is { Input: { } whole, HasFragments: false })
        {
            deltas.Add(ModelDelta.ActionFragment(block.Index, whole));
        }

        string? raw = block.Raw?.ToJson();
        if (block.Kind == BlockKind.ServerResult)
        {
            deltas.Add(ModelDelta.ServerResult(block.Index, ServerBlocks.ResultOf(raw ?? "{}")));
        }
        else if (block.Kind != BlockKind.Unknown)
        {
            deltas.Add(ModelDelta.BlockEnd(block.Index));
        }

        bool isPlainText = block is { Kind: BlockKind.Text, Raw.HasCitations: false };
        if (raw is not null && !isPlainText)
        {
            AIContent content = WireContent.Keep(ServerBlocks.ContentOf(block.Kind, raw), AnthropicChatClient.Wire, raw);
            deltas.Add(ModelDelta.Replay(block.Index, content));
        }
    }

    private static string? InputIn(JsonElement start) =>
        start.Member("input", JsonValueKind.Object) is { } input && input.EnumerateObject().Any() ? input.GetRawText() : null;
}
