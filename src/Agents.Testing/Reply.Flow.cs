using System.Collections.Immutable;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

// When an answer goes on, how it ends, and what else than blocks it may consist of.
public sealed partial class Reply
{
    /// <summary>Waits before what follows.</summary>
    /// <param name="delay">How long, on the clock of the scripted client.</param>
    /// <returns>The longer answer.</returns>
    public Reply Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Append(ScriptStep.Of(delay));
    }

    /// <summary>Waits until a gate is open.</summary>
    /// <param name="gate">The gate.</param>
    /// <returns>The longer answer.</returns>
    public Reply Wait(ScriptGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return Append(ScriptStep.Of(gate));
    }

    /// <summary>Ends the block before, so that text after text is another block.</summary>
    /// <returns>The longer answer.</returns>
    public Reply EndBlock() =>
        _state.OpenBlock < 0 ? this : new(_steps.Add(new(ModelDelta.BlockEnd(_state.OpenBlock))), _state with { OpenBlock = -1 });

    /// <summary>Leaves the block before without an end, as where a wire has broken off or a limit was reached in it.</summary>
    /// <returns>The longer answer.</returns>
    public Reply LeaveOpen() => new(_steps, _state with { OpenBlock = -1 });

    /// <summary>Says why the model stopped. Usage may follow.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="raw">The provider's own word; null for none.</param>
    /// <returns>The longer answer.</returns>
    public Reply Stop(StopReason reason, string? raw = null)
    {
        Reply closed = EndBlock();
        return new(closed._steps.Add(new(ModelDelta.Stop(reason, raw))), closed._state with { HasEnd = true });
    }

    /// <summary>Breaks off: the stream ends without a stop, and the block before without an end.</summary>
    /// <returns>The whole answer.</returns>
    public Reply Cut() => new(_steps, _state with { HasEnd = true, OpenBlock = -1 });

    /// <summary>Breaks off with an error.</summary>
    /// <param name="error">What the stream throws, this object itself.</param>
    /// <returns>The whole answer.</returns>
    public Reply Fail(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(_steps.Add(ScriptStep.Of(error)), _state with { HasEnd = true, OpenBlock = -1 });
    }

    /// <summary>Deltas as they are, with block numbers of their own. They are not looked at, but for the numbers of blocks, and
    /// that a stop among them ends the answer.</summary>
    /// <param name="deltas">They.</param>
    /// <returns>The longer answer.</returns>
    public Reply Delta(params ReadOnlySpan<ModelDelta> deltas)
    {
        ImmutableArray<ScriptStep>.Builder steps = _steps.ToBuilder();
        State state = _state;
        foreach (ModelDelta delta in deltas)
        {
            steps.Add(new(delta));
            state = delta.Kind switch
            {
                ModelDeltaKind.Stop => state with { HasEnd = true },
                ModelDeltaKind.ActionStart => state with { HasAction = true, NextBlock = Math.Max(state.NextBlock, delta.Index + 1) },
                _ => state with { NextBlock = Math.Max(state.NextBlock, delta.Index + 1) },
            };
        }

        return new(steps.ToImmutable(), state);
    }

    /// <summary>Updates of Microsoft.Extensions.AI as they are: for a <see cref="ScriptedChatClient"/> only. One with a finish
    /// reason ends the answer.</summary>
    /// <param name="updates">They.</param>
    /// <returns>The longer answer.</returns>
    public Reply Update(params ReadOnlySpan<ChatResponseUpdate> updates)
    {
        Reply reply = this;
        foreach (ChatResponseUpdate update in updates)
        {
            ArgumentNullException.ThrowIfNull(update);
            reply = new(
                reply._steps.Add(ScriptStep.Of(update)),
                reply._state with
                {
                    HasEnd = reply._state.HasEnd || update.FinishReason is not null,
                    HasAction = reply._state.HasAction || update.Contents.OfType<FunctionCallContent>().Any(),
                });
        }

        return reply;
    }

    /// <summary>Other answers woven into this one: a step of each in turn, with block numbers of their own, as parallel calls
    /// arrive on some wires. They may not stop.</summary>
    /// <param name="replies">The answers.</param>
    /// <returns>The longer answer.</returns>
    /// <exception cref="ArgumentException">One of them has an end.</exception>
    public Reply Interleaved(params ReadOnlySpan<Reply> replies)
    {
        Reply reply = EndBlock();
        State state = reply._state;
        var strands = new List<ImmutableArray<ScriptStep>>();
        foreach (Reply strand in replies)
        {
            ArgumentNullException.ThrowIfNull(strand);
            if (strand._state.HasEnd)
            {
                throw new ArgumentException("Answers that are woven into another have no end of their own: stop, cut or fail the whole.", nameof(replies));
            }

            int first = state.NextBlock;
            strands.Add([.. strand.EndBlock()._steps.Select(step => step.Value is null ? new ScriptStep(step.Delta.Shift(first)) : step)]);
            state = state with { NextBlock = first + strand._state.NextBlock, HasAction = state.HasAction || strand._state.HasAction };
        }

        ImmutableArray<ScriptStep>.Builder steps = reply._steps.ToBuilder();
        for (int turn = 0; strands.Exists(strand => turn < strand.Length); turn++)
        {
            steps.AddRange(strands.Where(strand => turn < strand.Length).Select(strand => strand[turn]));
        }

        return new(steps.ToImmutable(), state);
    }
}
