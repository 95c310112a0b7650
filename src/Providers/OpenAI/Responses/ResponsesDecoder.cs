using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;

namespace GenFlow.OpenAI.Responses;

/// <summary>Events of the Responses API as deltas. Items are told apart by their place in the list and never by their ids, which
/// compatible servers change from event to event.</summary>
internal sealed partial class ResponsesDecoder(WireOrigin origin) : IWireDecoder
{
    /// <summary>What contents that this wire has sent remember it by.</summary>
    public const string Wire = "openai-responses";

    private readonly List<OutputItem> _items = [];
    private readonly Dictionary<int, OutputItem> _byIndex = [];
    private OutputItem? _last;
    private int _nextBlock;
    private bool _hasBegun;

    /// <inheritdoc/>
    public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        if (!FastEvent.TryRead(data, out WireEvent read))
        {
            // Compatible servers send the last line of Chat Completions.
            if (data.Trim(" \n"u8).SequenceEqual("[DONE]"u8))
            {
                return true;
            }

            read = WireEvent.Read(data);
        }

        switch (read.Kind)
        {
            case EventKind.TextDelta or EventKind.RefusalDelta or EventKind.TextDone or EventKind.RefusalDone:
                TakeText(read, deltas);
                return true;
            case EventKind.SummaryDelta or EventKind.SummaryDone or EventKind.ReasoningDelta or EventKind.ReasoningDone:
                TakeThought(read, deltas);
                return true;
            case EventKind.ArgumentsDelta or EventKind.ArgumentsDone:
                TakeArguments(read, ItemKind.Call, read.Kind == EventKind.ArgumentsDone, deltas);
                return true;
            case EventKind.InputDelta or EventKind.InputDone:
                TakeArguments(read, ItemKind.CustomCall, read.Kind == EventKind.InputDone, deltas);
                return true;
            case EventKind.CodeDelta or EventKind.CodeDone:
                TakeArguments(read, ItemKind.ServerCall, read.Kind == EventKind.CodeDone, deltas);
                return true;
            case EventKind.McpDelta or EventKind.McpDone:
                TakeArguments(read, ItemKind.ServerCall, read.Kind == EventKind.McpDone, deltas);
                return true;
            case EventKind.PartDone or EventKind.AnnotationAdded or EventKind.ItemAdded or EventKind.ItemDone when !read.Value.IsEmpty:
                TakeObject(read, deltas);
                return true;
            case EventKind.Created or EventKind.Completed or EventKind.Incomplete or EventKind.Failed or EventKind.Cancelled when !read.Value.IsEmpty:
                using (JsonDocument response = Json.Parse(read.Value))
                {
                    return TakeResponse(read.Kind, response.RootElement, deltas);
                }

            case EventKind.Completed or EventKind.Incomplete or EventKind.Failed or EventKind.Cancelled:
                return TakeResponse(read.Kind, default, deltas);
            case EventKind.Error:
                throw ErrorIn(data);
            default:
                return true;
        }
    }

    /// <inheritdoc/>
    public bool End(List<ModelDelta> deltas) => false;

    private void TakeObject(in WireEvent read, List<ModelDelta> deltas)
    {
        using JsonDocument document = Json.Parse(read.Value);
        JsonElement value = document.RootElement;
        switch (read.Kind)
        {
            case EventKind.PartDone:
                TakePart(read, value, deltas);
                break;
            case EventKind.AnnotationAdded:
                TakeAnnotation(read, value, deltas);
                break;
            case EventKind.ItemAdded:
                AddItem(read.Output, value, deltas);
                break;
            default:
                EndItem(read.Output, value, deltas);
                break;
        }
    }

    /// <summary>The item that an event is for. One of another kind, or one whose end has come, is another item in the same place.</summary>
    private OutputItem ItemOf(int output, ItemKind kind)
    {
        OutputItem? last = _last;
        int index = output >= 0 ? output : last?.Index ?? 0;
        if (last is { IsDone: false } && last.Index == index && last.Kind == kind)
        {
            return last;
        }

        return _byIndex.TryGetValue(index, out OutputItem? item) && item.Kind == kind && !item.IsDone ? _last = item : NewItem(index, kind);
    }

    /// <summary>The item that an event repeats something of; null where its end has come.</summary>
    private OutputItem? OpenItemOf(int output, ItemKind kind)
    {
        int index = output >= 0 ? output : _last?.Index ?? 0;
        return _byIndex.TryGetValue(index, out OutputItem? item) && item.Kind == kind && item.IsDone ? null : ItemOf(output, kind);
    }

    private OutputItem NewItem(int index, ItemKind kind)
    {
        _last = new OutputItem(index, kind);
        _items.Add(_last);
        _byIndex[index] = _last;
        return _last;
    }
}
