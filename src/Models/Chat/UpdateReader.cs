using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>From the updates of a chat client to deltas.</summary>
internal sealed partial class UpdateReader(EventReader? events = null)
{
    // Above what providers number their own blocks with, whose deltas may come in the same answer.
    private const int FirstBlock = 1 << 20;

    private UpdateWriter _writer = new();
    private readonly List<AIContent> _expected = [];
    private readonly ModelDelta[] _single = new ModelDelta[1];
    private ModelDeltaKind _open;
    private int _index;
    private int _next = FirstBlock;
    private bool _isSigned;
    private bool _hasDeltas;
    private bool _hasCalls;
    private bool _hasAny;
    private string? _refusal;
    private string? _stop;
    private string? _responseId;
    private string? _modelId;
    private Usage _usage = Usage.None;

    /// <summary>Adds the deltas of an update.</summary>
    /// <returns>The error that the update tells of, to be thrown behind its deltas.</returns>
    public ModelException? Read(ChatResponseUpdate update, List<ModelDelta> deltas)
    {
        if (SwitchUpdates.Of(update) is { } change)
        {
            BeginAnew(change);
            deltas.Add(ModelDelta.OfSwitch(change));
            return null;
        }

        _hasAny = true;
        if (TakeRaw(update, deltas))
        {
            return null;
        }

        if (events?.Read(update, _stop) == true)
        {
            return TakeEvent(events, update, deltas);
        }

        _hasDeltas |= events is { HasAny: true };
        Begin(update, deltas);
        if (Take(update.Contents, deltas) is { } error)
        {
            return error;
        }

        if (update.FinishReason is { Value: { } word } && word != _stop)
        {
            _stop = word;
            Close(deltas);
            deltas.Add(_refusal is null ? ModelDelta.Stop(StopReasons.Parse(word), word) : ModelDelta.Stop(StopReason.Refusal, _refusal));
        }

        return null;
    }

    /// <summary>Adds what the normal end of the client's stream says.</summary>
    public void End(List<ModelDelta> deltas)
    {
        if (events is not null)
        {
            Take(events.End(), deltas);
        }

        // Many clients never say why the model stopped. One of deltas does, unless it was cut.
        if (_stop is null && !_hasDeltas && _hasAny)
        {
            Close(deltas);
            deltas.Add(_refusal is null
                ? ModelDelta.Stop(_hasCalls ? StopReason.Actions : StopReason.EndOfTurn, null)
                : ModelDelta.Stop(StopReason.Refusal, _refusal));
        }
    }

    private ModelException? TakeEvent(EventReader read, ChatResponseUpdate update, List<ModelDelta> deltas)
    {
        _hasDeltas = true;
        Close(deltas);
        deltas.AddRange(read.Deltas);
        _stop = update.FinishReason?.Value ?? _stop ?? read.Stop;
        return Take(read.Others, deltas);
    }

    // The blocks of an answer that does not count stay open: they were cut.
    private void BeginAnew(ModelSwitch change)
    {
        if (!change.Discards)
        {
            return;
        }

        _writer = new UpdateWriter();
        _open = ModelDeltaKind.None;
        _isSigned = _hasDeltas = _hasCalls = _hasAny = false;
        _refusal = _stop = _responseId = _modelId = null;
        _usage = Usage.None;
        events = events?.Anew();
    }

    private bool TakeRaw(ChatResponseUpdate update, List<ModelDelta> deltas)
    {
        ReadOnlySpan<ModelDelta> raw;
        switch (update.RawRepresentation)
        {
            case ModelDelta single when IsText(single, update):
                Close(deltas);
                _hasDeltas = true;
                _writer.Show(single.Index);
                deltas.Add(single);
                return true;
            case ModelDelta single:
                _single[0] = single;
                raw = _single;
                break;
            case ModelDelta[] several:
                raw = several;
                break;
            case IReadOnlyList<ModelDelta> list:
                raw = Copy(list);
                break;
            default:
                return false;
        }

        _hasDeltas = true;
        _expected.Clear();
        ChatFinishReason? finish = _writer.Contents(raw, _expected);
        if (finish != update.FinishReason || !SameContents.Are(update.Contents, _expected))
        {
            return false;
        }

        Close(deltas);
        foreach (ref readonly ModelDelta delta in raw)
        {
            if (delta is { Kind: ModelDeltaKind.Usage, Value: Usage usage })
            {
                _usage = usage;
            }

            deltas.Add(delta);
        }

        _stop = finish?.Value ?? _stop;
        return true;
    }

    // What nearly all updates are, without making the contents that they should have.
    private static bool IsText(in ModelDelta delta, ChatResponseUpdate update) =>
        delta.Kind == ModelDeltaKind.Text && delta.Text.Length > 0 && update.FinishReason is null
        && update.Contents is [TextContent { Annotations: null } content] && content.GetType() == typeof(TextContent) && content.Text == delta.Text;

    private static ModelDelta[] Copy(IReadOnlyList<ModelDelta> list)
    {
        var copy = new ModelDelta[list.Count];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = list[i];
        }

        return copy;
    }

    private void Begin(ChatResponseUpdate update, List<ModelDelta> deltas)
    {
        string? responseId = update.ResponseId ?? _responseId;
        string? modelId = update.ModelId ?? _modelId;
        if (!_hasDeltas && (responseId != _responseId || modelId != _modelId))
        {
            (_responseId, _modelId) = (responseId, modelId);
            deltas.Add(ModelDelta.Begin(responseId, modelId));
        }
    }

    // A block of another kind ends the one before; another message's id does not.
    private void Open(ModelDeltaKind kind, List<ModelDelta> deltas)
    {
        if (_open != kind || _isSigned)
        {
            Close(deltas);
            _open = kind;
            _index = _next++;
        }
    }

    private void Close(List<ModelDelta> deltas)
    {
        if (_open != ModelDeltaKind.None)
        {
            deltas.Add(ModelDelta.BlockEnd(_index));
            _open = ModelDeltaKind.None;
            _isSigned = false;
        }
    }
}
