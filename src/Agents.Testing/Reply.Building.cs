using System.Collections.Immutable;
using GenFlow.Models;

namespace GenFlow.Agents.Testing;

public sealed partial class Reply
{
    /// <summary>All steps, with the end that an answer has by itself.</summary>
    internal ImmutableArray<ScriptStep> Steps() =>
        _state.HasEnd ? _steps : Stop(_state.HasAction ? StopReason.Actions : StopReason.EndOfTurn, _state.HasAction ? "tool_calls" : "stop")._steps;

    private Reply Append(ModelDelta delta) => Append(new ScriptStep(delta));

    private Reply Append(ScriptStep step) => new(_steps.Add(step), _state);

    private Reply Block(ModelDeltaKind kind, ReadOnlySpan<string> pieces, Func<int, string, ModelDelta> toDelta)
    {
        Reply begun = _state.OpenBlock >= 0 && _state.OpenKind == kind ? this : Begin(kind);
        ImmutableArray<ScriptStep>.Builder steps = begun._steps.ToBuilder();
        foreach (string piece in pieces)
        {
            steps.Add(new(toDelta(begun._state.OpenBlock, piece)));
        }

        return new(steps.ToImmutable(), begun._state);
    }

    private Reply Open(ModelDeltaKind kind, Func<int, ModelDelta> toDelta)
    {
        Reply begun = Begin(kind);
        return begun.Append(toDelta(begun._state.OpenBlock));
    }

    private Reply Begin(ModelDeltaKind kind)
    {
        Reply closed = EndBlock();
        return closed._state.HasEnd
            ? throw new InvalidOperationException("The answer has ended: only usage may follow. Write Stop, Cut and Fail last, or raw deltas with Delta.")
            : new(closed._steps, closed._state with
            {
                OpenBlock = closed._state.NextBlock,
                OpenKind = kind,
                NextBlock = closed._state.NextBlock + 1,
                HasAction = closed._state.HasAction || kind == ModelDeltaKind.ActionStart,
            });
    }

    private int OpenBlock(ModelDeltaKind kind, string what)
    {
        bool isCall = kind == ModelDeltaKind.ActionStart && _state.OpenKind == ModelDeltaKind.ServerActionStart;
        return _state.OpenBlock >= 0 && (_state.OpenKind == kind || isCall)
            ? _state.OpenBlock
            : throw new InvalidOperationException($"This belongs to {what}, and the answer has none open here: write it directly after one.");
    }

    private readonly record struct State(
        int OpenBlock, ModelDeltaKind OpenKind = ModelDeltaKind.None, int NextBlock = 0, bool HasAction = false, bool HasEnd = false);
}
