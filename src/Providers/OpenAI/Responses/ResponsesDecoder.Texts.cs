using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.OpenAI.Responses;

// Text, refusals and thoughts: in pieces, whole, or both.
internal sealed partial class ResponsesDecoder
{
    private bool _isRefused;

    private static ItemPart PartOf(OutputItem item, int key)
    {
        if (item.LastPart is { } last && last.Key == key)
        {
            return last;
        }

        foreach (ItemPart known in item.Parts)
        {
            if (known.Key == key)
            {
                return known;
            }
        }

        var part = new ItemPart(key);
        item.Parts.Add(part);
        return part;
    }

    private void TakeText(in WireEvent read, List<ModelDelta> deltas)
    {
        _isRefused |= read.Kind is EventKind.RefusalDelta or EventKind.RefusalDone;
        if (read.Kind is EventKind.TextDelta or EventKind.RefusalDelta)
        {
            OutputItem item = ItemOf(read.Output, ItemKind.Message);
            TellText(item, PartOf(item, read.Part), read.Text, deltas);
        }
        else if (OpenItemOf(read.Output, ItemKind.Message) is { } item)
        {
            ItemPart part = PartOf(item, read.Part);
            TellText(item, part, part.Text.Rest(read.Text), deltas);
        }
    }

    private void TellText(OutputItem item, ItemPart part, string? text, List<ModelDelta> deltas)
    {
        item.LastPart = part;
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        Open(part);
        int pair = part.FirstPair < 0 ? PairIn(text) : -1;
        part.FirstPair = pair < 0 ? part.FirstPair : part.Text.Length + pair;
        part.Text.Add(text);
        deltas.Add(ModelDelta.OfText(part.Block, text));
    }

    private static int PairIn(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private void Open(ItemPart part) => part.Block = part.Block < 0 ? _nextBlock++ : part.Block;

    // A part that ends says again what it was; some servers say it only here.
    private void TakePart(in WireEvent read, JsonElement value, List<ModelDelta> deltas)
    {
        bool isThought = value.Text("type"u8) == "reasoning_text";
        if (isThought)
        {
            if (OpenItemOf(read.Output, ItemKind.Thought) is { } thought)
            {
                ItemPart part = PartOf(thought, ContentKey(read.Part));
                TellThought(thought, part, part.Text.Rest(value.Text("text"u8)), deltas);
            }
        }
        else if (OpenItemOf(read.Output, ItemKind.Message) is { } message)
        {
            TakePart(message, PartOf(message, read.Part), value, deltas);
        }
    }

    private void TakePart(OutputItem message, ItemPart part, JsonElement value, List<ModelDelta> deltas)
    {
        string? refusal = value.Text("refusal"u8);
        _isRefused |= refusal is not null;
        TellText(message, part, part.Text.Rest(refusal ?? value.Text("text"u8)), deltas);
        int number = 0;
        foreach (JsonElement annotation in value.List("annotations"u8))
        {
            if (number++ >= part.Citations)
            {
                Cite(part, annotation, deltas);
            }
        }
    }

    private void TakeAnnotation(in WireEvent read, JsonElement annotation, List<ModelDelta> deltas)
    {
        if (OpenItemOf(read.Output, ItemKind.Message) is { } item)
        {
            Cite(PartOf(item, read.Part), annotation, deltas);
        }
    }

    private void Cite(ItemPart part, JsonElement annotation, List<ModelDelta> deltas)
    {
        part.Citations++;
        if (Annotations.Read(annotation, part) is { } citation)
        {
            Open(part);
            deltas.Add(ModelDelta.Cites(part.Block, citation));
        }
    }

    // A thought has two lists of parts: of its summary, and of its content where that is not kept back.
    private static int SummaryKey(int part) => unchecked(part * 2);

    private static int ContentKey(int part) => unchecked((part * 2) + 1);

    private void TakeThought(in WireEvent read, List<ModelDelta> deltas)
    {
        int key = read.Kind is EventKind.SummaryDelta or EventKind.SummaryDone ? SummaryKey(read.Part) : ContentKey(read.Part);
        if (read.Kind is EventKind.SummaryDelta or EventKind.ReasoningDelta)
        {
            OutputItem item = ItemOf(read.Output, ItemKind.Thought);
            TellThought(item, PartOf(item, key), read.Text, deltas);
        }
        else if (OpenItemOf(read.Output, ItemKind.Thought) is { } item)
        {
            ItemPart part = PartOf(item, key);
            TellThought(item, part, part.Text.Rest(read.Text), deltas);
        }
    }

    private void TellThought(OutputItem item, ItemPart part, string? text, List<ModelDelta> deltas)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        item.Block = item.IsOpen ? item.Block : _nextBlock++;
        bool isNext = item.LastPart is not null && item.LastPart != part;
        item.LastPart = part;
        part.Text.Add(text);
        deltas.Add(ModelDelta.Thought(item.Block, isNext ? "\n\n" + text : text));
    }
}
