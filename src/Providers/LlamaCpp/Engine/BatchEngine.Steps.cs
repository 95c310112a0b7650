using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

// One step: a batch with a token of each answer that is being written, and of prompts as much as there is room for.
internal sealed partial class BatchEngine
{
    private readonly List<PlannedTokens> _plan = [];
    private readonly List<int> _outputs = [];
    private readonly int _microBatch;

    /// <summary>The tokens that were computed, of prompts and answers.</summary>
    public long ComputedTokens { get; private set; }

    /// <summary>Whether a batch is being computed.</summary>
    public bool IsComputing { get; private set; }

    /// <summary>The thread that has computed the last batch.</summary>
    public int LastComputedOn { get; private set; }

    // Sequences in the order of their numbers: llama.cpp computes neighbours together.
    private bool Plan()
    {
        lock (_gate)
        {
            _plan.Clear();
            _context.Abort(_closing);
            int writing = 0;
            foreach (Slot slot in _slots)
            {
                slot.Planned = IsComputable(slot) && slot.Pending == 1 ? 1 : 0;
                writing += slot.Planned;
            }

            // While others write, prompts are read in small parts, so that nobody stands still for long; who came first is read first.
            int room = Math.Max(1, (writing > 0 ? _microBatch : _context.BatchSize) - writing);
            while (room > 0 && OldestPrompt() is { } slot)
            {
                slot.Planned = Math.Min(slot.Pending, room);
                room -= slot.Planned;
            }

            foreach (Slot slot in _slots)
            {
                if (slot.Planned > 0)
                {
                    _plan.Add(new PlannedTokens(slot.Owner!, slot, slot.Planned));
                }
            }

            return _plan.Count > 0;
        }
    }

    private Slot? OldestPrompt()
    {
        Slot? oldest = null;
        foreach (Slot slot in _slots)
        {
            if (slot.Planned == 0 && IsComputable(slot) && slot.Pending > 1 && (oldest is null || slot.LastUse < oldest.LastUse))
            {
                oldest = slot;
            }
        }

        return oldest;
    }

    private static bool IsComputable(Slot slot) =>
        slot.Owner is { Leaving: null, IsPrepared: true, Problem: null, MayRunAhead: true } && slot.Owner.Writing.End is null;

    // Under the gate.
    private bool IsMostlyForNobody()
    {
        int difference = 0;
        foreach (PlannedTokens planned in _plan)
        {
            difference += planned.Generation.Leaving is null ? -planned.Count : planned.Count;
        }

        return difference > 0;
    }

    private void Compute()
    {
        try
        {
            _context.Begin();
            _outputs.Clear();
            foreach (PlannedTokens planned in _plan)
            {
                _outputs.Add(Add(planned));
            }

            LastComputedOn = Environment.CurrentManagedThreadId;
            IsComputing = true;
            bool isComputed = _context.Decode();
            IsComputing = false;
            if (!isComputed)
            {
                TakeBack();
                return;
            }
        }
#pragma warning disable CA1031 // Thrown again to the readers of all answers of the batch.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Fail(problem);
            return;
        }

        for (int index = 0; index < _plan.Count; index++)
        {
            PlannedTokens planned = _plan[index];
            planned.Slot.Past += planned.Count;
            ComputedTokens += planned.Count;
            if (_outputs[index] >= 0)
            {
                Write(planned, _outputs[index]);
            }
        }
    }

    // Of a prompt only the last token tells what follows.
    private int Add(PlannedTokens planned)
    {
        int last = -1;
        for (int index = planned.Slot.Past; index < planned.Slot.Past + planned.Count; index++)
        {
            bool isLast = index == planned.Slot.Count - 1;
            int added = _context.Add(planned.Slot.Tokens[index], index, planned.Slot.Index, isLast);
            last = isLast ? added : last;
        }

        return last;
    }

    private void Write(PlannedTokens planned, int output)
    {
        try
        {
            planned.Generation.Writing.Write(_context.Pointer, output, planned.Slot);
        }
#pragma warning disable CA1031 // Thrown again to its reader.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            planned.Generation.Problem = problem;
        }
    }

    // An aborted batch may be in the memory in part.
    private void TakeBack()
    {
        foreach (PlannedTokens planned in _plan)
        {
            int left = _context.Keep(planned.Slot.Index, planned.Slot.Past);
            planned.Slot.Past = left;
        }
    }

    private void Fail(Exception problem)
    {
        IsComputing = false;
        foreach (PlannedTokens planned in _plan)
        {
            Forget(planned.Slot);
            planned.Generation.Problem = new InferenceException(problem.Message, problem);
        }
    }

    // Under the gate.
    private void Publish()
    {
        foreach (Slot slot in _slots)
        {
            if (slot.Owner is not { } generation)
            {
                continue;
            }

            if (generation.Leaving is { } reason)
            {
                Finish(generation, null, reason);
                continue;
            }

            generation.Publish();
            if (generation.Problem is not null || generation.Writing.End is not null)
            {
                Finish(generation, generation.Writing.End, generation.Problem);
            }
        }

        Admit();
    }
}
