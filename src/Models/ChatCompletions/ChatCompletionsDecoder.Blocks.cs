using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

// The blocks of the answer, and its end.
public sealed partial class ChatCompletionsDecoder
{
    private readonly ReplayedMembers _extras = new();
    private readonly HashSet<Citation> _citations = [];
    private Said _open;
    private int _block;
    private int _textBlock = -1;
    private int _next;
    private bool _hasSaid;
    private bool _hasRefused;

    private void TakeText(string? text, List<ModelDelta> deltas)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Open(Said.Text, deltas);
            deltas.Add(ModelDelta.OfText(_block, text));
        }
    }

    private void TakeThought(string? text, List<ModelDelta> deltas)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Open(Said.Thought, deltas);
            deltas.Add(ModelDelta.Thought(_block, text));
        }
    }

    private void TakeRefusal(string? text, List<ModelDelta> deltas)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _hasRefused = true;
            Open(Said.Refusal, deltas);
            deltas.Add(ModelDelta.OfText(_block, text));
        }
    }

    private void Cite(Citation citation, List<ModelDelta> deltas)
    {
        // Some say all again with each chunk.
        if (_citations.Add(citation))
        {
            if (_textBlock < 0)
            {
                Open(Said.Text, deltas);
            }

            deltas.Add(ModelDelta.Cites(_textBlock, citation));
        }
    }

    private void Open(Said said, List<ModelDelta> deltas)
    {
        _hasSaid = true;
        if (_open == said)
        {
            return;
        }

        Close(deltas);
        OpenCalls(deltas);
        _open = said;
        _block = _next++;
        _textBlock = said == Said.Thought ? _textBlock : _block;
    }

    private void Close(List<ModelDelta> deltas)
    {
        if (_open != Said.Nothing)
        {
            deltas.Add(ModelDelta.BlockEnd(_block));
            _open = Said.Nothing;
        }
    }

    // Some servers say it with several chunks, and the last of them has forgotten why.
    private void TakeFinish(string reason)
    {
        if (_finish is null || StopReasons.Parse(_finish) == StopReason.EndOfTurn)
        {
            _finish = reason;
        }
    }

    private void Finish(List<ModelDelta> deltas)
    {
        if (_finish == "error")
        {
            throw _origin.Error("error", "the answer ended with an error that the server did not name");
        }

        // Blocks are ended here and not where the reason is said: what follows that still belongs to them.
        StopReason reason = StopReasons.Parse(_finish);
        bool isWhole = reason is StopReason.EndOfTurn or StopReason.Actions or StopReason.StopSequence;
        if (isWhole)
        {
            Close(deltas);
        }

        EndCalls(isWhole, deltas);
        if (_extras.ToJson() is { } extras)
        {
            deltas.Add(ModelDelta.Replay(_next++, WireContent.Keep(new AIContent(), ChatCompletionsWire.NameOf(_origin.Provider), extras)));
        }

        deltas.Add(_hasRefused ? ModelDelta.Stop(StopReason.Refusal, "refusal")
            : ModelDelta.Stop(_calls.Count > 0 && reason is StopReason.EndOfTurn or StopReason.StopSequence ? StopReason.Actions : reason, _finish));
        _finish = null;
    }

    private enum Said
    {
        Nothing,
        Thought,
        Text,
        Refusal,
    }
}
