using System.Text.Encodings.Web;
using GenFlow.Models;

namespace GenFlow.OpenAI.Responses;

// Calls: of the caller's functions and custom tools, and those that the provider runs itself.
internal sealed partial class ResponsesDecoder
{
    private bool _hasCalls;

    private void TakeArguments(in WireEvent read, ItemKind kind, bool isWhole, List<ModelDelta> deltas)
    {
        OutputItem? item = isWhole ? OpenItemOf(read.Output, kind) : ItemOf(read.Output, kind);
        if (item is null)
        {
            return;
        }

        if (item is { IsOpen: false, Name.Length: 0 })
        {
            item.Name = read.Kind is EventKind.CodeDelta or EventKind.CodeDone ? "code_interpreter" : read.Name ?? "";
        }

        item.TextMember ??= kind == ItemKind.CustomCall ? "input" : read.Kind is EventKind.CodeDelta or EventKind.CodeDone ? "code" : null;
        TellArguments(item, isWhole ? item.Arguments.Rest(read.Text) : read.Text, deltas);
    }

    private void OpenCall(OutputItem item, List<ModelDelta> deltas)
    {
        if (item.IsOpen)
        {
            return;
        }

        item.Block = _nextBlock++;
        deltas.Add(item.Kind == ItemKind.ServerCall
            ? ModelDelta.ServerActionStart(item.Block, item.CallId, item.Name)
            : ModelDelta.ActionStart(item.Block, item.CallId, item.Name));
        if (item.Waiting is { } waiting)
        {
            item.Waiting = null;
            AddFragment(item, waiting.ToString(), deltas);
        }
    }

    private static void TellArguments(OutputItem item, string? piece, List<ModelDelta> deltas)
    {
        if (string.IsNullOrEmpty(piece))
        {
            return;
        }

        item.Arguments.Add(piece);
        if (item.IsOpen)
        {
            AddFragment(item, piece, deltas);
        }
        else
        {
            // Its start, which names it, has not come: it does at the latest with its end.
            (item.Waiting ??= new()).Append(piece);
        }
    }

    private static void AddFragment(OutputItem item, string piece, List<ModelDelta> deltas)
    {
        if (item.TextMember is not null)
        {
            piece = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(piece);
            if (!item.HasBegunText)
            {
                item.HasBegunText = true;
                piece = $"{{\"{item.TextMember}\":\"{piece}";
            }
        }

        deltas.Add(ModelDelta.ActionFragment(item.Block, piece));
    }

    private void EndCall(OutputItem item, List<ModelDelta> deltas)
    {
        OpenCall(item, deltas);
        if (item.TextMember is not null && (item.HasBegunText || item.Kind == ItemKind.CustomCall))
        {
            deltas.Add(ModelDelta.ActionFragment(item.Block, item.HasBegunText ? "\"}" : $"{{\"{item.TextMember}\":\"\"}}"));
        }

        deltas.Add(ModelDelta.BlockEnd(item.Block));
        _hasCalls |= item.Kind is ItemKind.Call or ItemKind.CustomCall;
    }
}
