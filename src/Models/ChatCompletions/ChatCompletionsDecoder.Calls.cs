using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Models.ChatCompletions;

// Calls, which servers send in every way there is.
public sealed partial class ChatCompletionsDecoder
{
    private readonly List<CallDraft> _calls = [];
    private readonly Dictionary<int, CallDraft> _byIndex = [];
    private readonly Dictionary<string, CallDraft> _byId = new(StringComparer.Ordinal);
    private CallDraft? _lastCall;
    private int _told;
    private int _members;

    private void Take(in CallPiece piece, List<ModelDelta> deltas)
    {
        if (Find(piece) is not { } call)
        {
            if (piece.IsEmpty)
            {
                return;
            }

            call = Begin(piece, deltas);
        }

        if (_template.Call != call)
        {
            // The same bytes would now mean this one.
            _template.Forget();
        }

        bool isMore = piece.Id is not null || piece.Name is not null || piece.Extras is not null || piece.Place.End.Value == 0;
        call.Chunk = _chunk;
        call.HasId |= piece.IsIdEmpty && piece.Name is not null;
        call.Identify(piece.Id, piece.Name);
        CheckCount(Math.Max(call.Id.Length, call.Name.Length), "letters of an id or a name");
        if (piece.Extras is { } extras)
        {
            foreach ((string name, string json) in extras)
            {
                _members += call.Keep(name, json) ? 1 : 0;
                CheckCount(_members, "members of calls");
            }
        }

        _lastCall = call;
        if (piece.Arguments is { } arguments)
        {
            _single.Add(ChunkText.Arguments, piece.Place, call);
            TakeArguments(call, arguments, deltas);
        }
        else if (call is { IsOpen: false, Arguments.Length: > 0, Name.Length: > 0, HasId: true })
        {
            Open(call, deltas);
        }

        _single.IsMore |= isMore;
    }

    // Another call in the place of one: servers that count wrong, or not at all, tell by it that the one before is complete.
    private CallDraft? Find(in CallPiece piece)
    {
        CallDraft? call = piece.Index is { } index ? _byIndex.GetValueOrDefault(index)
            : piece.Id is not null ? _byId.GetValueOrDefault(piece.Id) ?? (_lastCall?.HasId == false ? _lastCall : null)
            : _lastCall;
        if (call is null)
        {
            return null;
        }

        bool isOther = piece.Id is not null && call.Id.Length > 0 ? piece.Id != call.Id && piece.Name is not null && (call.IsComplete || call.Chunk == _chunk)
            : call.IsComplete && piece is { Name: not null, Arguments: not null };
        return isOther ? null : call;
    }

    private CallDraft Begin(in CallPiece piece, List<ModelDelta> deltas)
    {
        Close(deltas);
        OpenCalls(deltas);
        _hasSaid = true;
        var call = new CallDraft();
        _calls.Add(call);
        CheckCount(_calls.Count, "calls");
        if (piece.Index is { } index)
        {
            _byIndex[index] = call;
        }

        if (piece.Id is { } id)
        {
            _byId[id] = call;
        }

        return call;
    }

    private void TakeArguments(CallDraft call, string arguments, List<ModelDelta> deltas)
    {
        call.AddArguments(arguments);
        if (call.IsOpen)
        {
            deltas.Add(ModelDelta.ActionFragment(call.Block, arguments));
        }
        else if (call is { Name.Length: > 0, HasId: true })
        {
            // Until its arguments begin, more of its name may come.
            Open(call, deltas);
        }
    }

    private void Open(CallDraft call, List<ModelDelta> deltas)
    {
        call.Open(_next++);
        deltas.Add(ModelDelta.ActionStart(call.Block, call.Id, call.Name));
        if (call.Arguments.Length > 0)
        {
            deltas.Add(ModelDelta.ActionFragment(call.Block, call.Arguments.ToString()));
        }
    }

    // What comes next shows that a call has its name.
    private void OpenCalls(List<ModelDelta> deltas)
    {
        while (_told < _calls.Count && (_calls[_told].IsOpen || _calls[_told] is { Name.Length: > 0, HasId: true }))
        {
            CallDraft call = _calls[_told++];
            if (!call.IsOpen)
            {
                Open(call, deltas);
            }
        }
    }

    private void EndCalls(bool areWhole, List<ModelDelta> deltas)
    {
        foreach (CallDraft call in _calls)
        {
            if (!call.IsOpen)
            {
                Open(call, deltas);
            }

            if (areWhole || call.IsComplete)
            {
                deltas.Add(ModelDelta.BlockEnd(call.Block));
                Replay(call, deltas);
            }
        }
    }

    private void Replay(CallDraft call, List<ModelDelta> deltas)
    {
        if (call.Extras is { } extras)
        {
            string json = "{" + string.Join(",", extras.Select(static extra => $"\"{JsonEncodedText.Encode(extra.Key)}\":{extra.Value}")) + "}";
            deltas.Add(ModelDelta.Replay(call.Block, WireContent.Keep(
                CallArguments.ToContent(call.Id, call.Name, call.Arguments.ToString(), isServerSide: false),
                ChatCompletionsWire.NameOf(_origin.Provider),
                json)));
        }
    }
}
