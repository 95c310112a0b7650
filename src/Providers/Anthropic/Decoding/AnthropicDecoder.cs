using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;

namespace GenFlow.Anthropic.Decoding;

/// <summary>The events of the Messages API as deltas.</summary>
internal sealed partial class AnthropicDecoder(WireOrigin origin) : IWireDecoder
{
    private readonly UsageCounts _usage = new();
    private bool _hasBegun;
    private bool _hasStopped;

    /// <inheritdoc/>
    public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        DeltaKind kind = FastDelta.Read(data, out int key, out string text);
        if (kind != DeltaKind.Other)
        {
            Take(kind, key, text, deltas);
            return true;
        }

        var wire = new WireEvent(data);
        switch (wire.Kind)
        {
            case EventKind.MessageStart:
                Begin(Json.Parse(data), deltas);
                break;
            case EventKind.BlockStart:
                Open(wire.Index, Json.Parse(data), deltas);
                break;
            case EventKind.BlockDelta when wire.Delta != DeltaKind.Other:
                Take(wire.Delta, wire.Index, wire.Text ?? "", deltas);
                break;
            case EventKind.BlockDelta:
                TakeOther(wire.Index, Json.Parse(data), deltas);
                break;
            case EventKind.BlockStop:
                Close(wire.Index, deltas);
                break;
            case EventKind.MessageDelta:
                Stop(Json.Parse(data), deltas);
                break;
            case EventKind.MessageStop:
                End(StopReason.Unknown, "", deltas);
                return false;
            case EventKind.Error:
                (string? code, string? message) = WireErrors.In(Json.Parse(data));
                throw origin.Error(code, message);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool End(List<ModelDelta> deltas) => _hasStopped;

    private void Begin(JsonElement json, List<ModelDelta> deltas)
    {
        JsonElement message = json.Member("message", JsonValueKind.Object) ?? default;
        if (!_hasBegun)
        {
            _hasBegun = true;
            deltas.Add(ModelDelta.Begin(message.Text("id"), message.Text("model")));
        }

        TakeUsage(message, deltas);
    }

    private void Stop(JsonElement json, List<ModelDelta> deltas)
    {
        TakeUsage(json, deltas);
        JsonElement delta = json.Member("delta", JsonValueKind.Object) ?? default;
        if (delta.Text("stop_reason") is { Length: > 0 } word)
        {
            End(StopReasons.Parse(word), word + DetailsIn(delta.Member("stop_details", JsonValueKind.Object)), deltas);
        }
    }

    private void End(StopReason reason, string word, List<ModelDelta> deltas)
    {
        if (!_hasStopped)
        {
            _hasStopped = true;
            deltas.Add(ModelDelta.Stop(reason, word));
        }
    }

    private void TakeUsage(JsonElement json, List<ModelDelta> deltas)
    {
        if (json.Member("usage", JsonValueKind.Object) is { } usage && _usage.Take(usage) is { } sum)
        {
            deltas.Add(ModelDelta.OfUsage(sum));
        }
    }

    // A refusal says what it is about: "refusal: cyber. What people can be told of it."
    private static string DetailsIn(JsonElement? details)
    {
        string said = string.Join(". ", new[] { details?.Text("category"), details?.Text("explanation") }.Where(static part => !string.IsNullOrWhiteSpace(part)));
        return said.Length == 0 ? "" : ": " + said;
    }
}
