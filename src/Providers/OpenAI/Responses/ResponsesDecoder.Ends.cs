using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;

namespace GenFlow.OpenAI.Responses;

// The response as a whole: where it begins, and its ends.
internal sealed partial class ResponsesDecoder
{
    private bool TakeResponse(EventKind kind, JsonElement response, List<ModelDelta> deltas)
    {
        Begin(response, deltas);
        if (kind == EventKind.Created)
        {
            return true;
        }

        TellWhatOnlyTheEndHas(response, deltas);

        // Some servers say that it is complete, and in it that it is not.
        string? reason = response.Member("incomplete_details"u8).Text("reason"u8);
        bool isComplete = kind == EventKind.Completed && reason is null;
        if (isComplete)
        {
            EndAll(deltas);
        }

        if (response.Member("usage"u8) is { ValueKind: JsonValueKind.Object } usage)
        {
            deltas.Add(ModelDelta.OfUsage(UsageOf(usage)));
        }

        if (kind == EventKind.Failed)
        {
            (string? code, string? message) = WireErrors.In(response);
            throw origin.Error(code, message);
        }

        if (kind == EventKind.Cancelled)
        {
            throw origin.Error("response_cancelled", "The response was cancelled");
        }

        deltas.Add(!isComplete ? ModelDelta.Stop(StopReasons.Parse(reason), reason ?? "incomplete")
            : _isRefused ? ModelDelta.Stop(StopReason.Refusal, "refusal")
            : ModelDelta.Stop(_hasCalls ? StopReason.Actions : StopReason.EndOfTurn, "completed"));
        return false;
    }

    private void Begin(JsonElement response, List<ModelDelta> deltas)
    {
        if (!_hasBegun && response.ValueKind == JsonValueKind.Object)
        {
            _hasBegun = true;
            deltas.Add(ModelDelta.Begin(response.Text("id"u8), response.Text("model"u8)));
        }
    }

    private void TellWhatOnlyTheEndHas(JsonElement response, List<ModelDelta> deltas)
    {
        if (_items.Count == 0)
        {
            int number = 0;
            foreach (JsonElement item in response.List("output"u8))
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    EndItem(number, item, deltas);
                }

                number++;
            }
        }
    }

    // What is complete with the response, and has not said so itself.
    private void EndAll(List<ModelDelta> deltas)
    {
        foreach (OutputItem item in _items)
        {
            if (item.IsDone)
            {
                continue;
            }

            item.IsDone = true;
            switch (item.Kind)
            {
                case ItemKind.Message:
                    foreach (ItemPart part in item.Parts.Where(static part => part.Block >= 0))
                    {
                        deltas.Add(ModelDelta.BlockEnd(part.Block));
                    }

                    break;
                case ItemKind.Thought when item.IsOpen:
                    deltas.Add(ModelDelta.BlockEnd(item.Block));
                    break;
                case ItemKind.Call or ItemKind.CustomCall or ItemKind.ServerCall:
                    EndCall(item, deltas);
                    break;
            }
        }
    }

    private static Usage UsageOf(JsonElement usage) => new(
        Count(usage, "input_tokens"u8),
        Count(usage, "output_tokens"u8),
        Count(usage.Member("input_tokens_details"u8), "cached_tokens"u8),
        0,
        Count(usage.Member("output_tokens_details"u8), "reasoning_tokens"u8));

    private static long Count(JsonElement json, ReadOnlySpan<byte> name) => Math.Max(0, json.Number(name) ?? 0);

    private ModelException ErrorIn(ReadOnlySpan<byte> data)
    {
        using JsonDocument error = Json.Parse(data);
        (string? code, string? message) = WireErrors.In(error.RootElement);
        return origin.Error(code, message);
    }
}
