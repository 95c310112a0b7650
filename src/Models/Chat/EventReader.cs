using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>The events of a wire in the updates of a foreign client, as deltas: what they say and contents cannot.</summary>
/// <remarks>What the client gives back to its provider are its own contents: they, and not the decoder's, are replayed.</remarks>
internal sealed class EventReader(UpdateEvents events)
{
    private readonly Http.IWireDecoder _decoder = events.CreateDecoder();
    private readonly UpdateWriter _writer = new();
    private readonly List<AIContent> _expected = [];
    private readonly List<AIContent> _held = [];
    private readonly List<int> _replayed = [];
    private readonly Dictionary<int, string> _serverCalls = [];
    private bool _hasEnded;

    /// <summary>Whether an event has been read.</summary>
    public bool HasAny { get; private set; }

    /// <summary>The tokens that the events have counted; null where they have not. What contents say of them is the same, or
    /// more where an event was left out.</summary>
    public Usage? Usage { get; private set; }

    /// <summary>What the last event says.</summary>
    public List<ModelDelta> Deltas { get; } = [];

    /// <summary>Why the model stopped, as the events say it; null before they do.</summary>
    public string? Stop { get; private set; }

    /// <summary>The contents of its update that it does not speak of.</summary>
    public List<AIContent> Others { get; } = [];

    /// <summary>For an answer that begins in the place of this one.</summary>
    public EventReader Anew() => new(events);

    /// <summary>Reads the event of an update.</summary>
    /// <param name="update">The update.</param>
    /// <param name="stop">The client's last word for why the model stopped.</param>
    /// <returns>Whether there is one, and the update's contents say the same.</returns>
    public bool Read(ChatResponseUpdate update, string? stop)
    {
        Deltas.Clear();
        Others.Clear();
        if (!TryDecode(update))
        {
            return false;
        }

        _expected.Clear();
        ChatFinishReason? finish = _writer.Contents(CollectionsMarshal.AsSpan(Deltas), _expected);
        if (!IsStop(update.FinishReason?.Value, finish?.Value ?? stop) || !SameContents.InSum(update.Contents, _expected))
        {
            return false;
        }

        Stop = finish?.Value ?? Stop;
        for (int i = 0; i < update.Contents.Count; i++)
        {
            Hold(update.Contents[i]);
        }

        for (int i = 0; i < _replayed.Count; i++)
        {
            int index = _replayed[i];
            if (TryTake(index, out AIContent? content))
            {
                Deltas.Add(ModelDelta.Replay(index, content));
            }
            else if (_serverCalls.ContainsKey(index))
            {
                // The client has no words for it: given back as a call like others it would be one without a result.
                Deltas.Add(ModelDelta.Replay(index, new AIContent()));
            }
        }

        return true;
    }

    /// <summary>The contents of blocks that have not ended.</summary>
    public IList<AIContent> End() => _held;

    private bool TryDecode(ChatResponseUpdate update)
    {
        if (_hasEnded || update.RawRepresentation is not { } raw || events.EventOf(raw) is not { ValueKind: JsonValueKind.Object } json)
        {
            return false;
        }

        HasAny = true;
        try
        {
            _hasEnded = !_decoder.Read(JsonMarshal.GetRawUtf8Value(json), Deltas);
        }
        catch (Exception problem) when (problem is ModelException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The client has made something of it, and middleware may have left out the event that it belongs to.
            return false;
        }

        _replayed.Clear();
        int kept = 0;
        for (int i = 0; i < Deltas.Count; i++)
        {
            ModelDelta delta = Deltas[i];
            switch (delta.Kind)
            {
                case ModelDeltaKind.Replay:
                    _replayed.Add(delta.Index);
                    continue;
                case ModelDeltaKind.Usage:
                    Usage = delta.Value as Usage;
                    break;
                case ModelDeltaKind.ServerActionStart:
                    _serverCalls[delta.Index] = delta.Id;
                    break;
                case ModelDeltaKind.ServerActionResult when delta.Value is ServerActionResult result:
                    _serverCalls[delta.Index] = result.ActionId;
                    break;
            }

            Deltas[kept++] = delta;
        }

        Deltas.RemoveRange(kept, Deltas.Count - kept);
        return true;
    }

    private void Hold(AIContent content)
    {
        switch (content)
        {
            case TextContent or FunctionCallContent { InformationalOnly: false }:
            case TextReasoningContent { AdditionalProperties: null or { Count: 0 } }:
                break;
            case TextReasoningContent or ToolCallContent or ToolResultContent:
                _held.Add(content);
                break;
            default:
                Others.Add(content);
                break;
        }
    }

    private bool TryTake(int index, [NotNullWhen(true)] out AIContent? content)
    {
        string? id = _serverCalls.GetValueOrDefault(index);
        int at = _held.FindIndex(held => held switch
        {
            ToolCallContent call => call.CallId == id,
            ToolResultContent result => result.CallId == id,
            _ => id is null,
        });
        content = at < 0 ? null : _held[at];
        if (at >= 0)
        {
            _held.RemoveAt(at);
        }

        return content is not null && CallArguments.CanBeWritten(content);
    }

    // Clients have fewer words than their providers, and may repeat the last one; another word is middleware's.
    private static bool IsStop(string? word, string? told) =>
        word is null || word == told
        || (told is not null && (StopReasons.Parse(word) == StopReasons.Parse(told)
            || (StopReasons.Parse(told) == StopReason.Refusal && word == ChatFinishReason.ContentFilter.Value)));
}
