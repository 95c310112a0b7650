using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

// Which answer has which sequence, and what of its prompt the sequence holds already.
internal sealed partial class BatchEngine
{
    private readonly Slot[] _slots;
    private readonly List<Generation> _unprepared = [];
    private long _uses;

    // Under the gate.
    private void Admit()
    {
        while (_waiting.First is { Value: var generation } && BestSlotFor(generation.Request) is { } slot)
        {
            _waiting.RemoveFirst();
            slot.Owner = generation;
            slot.LastUse = ++_uses;
            generation.Slot = slot;
        }
    }

    // Under the gate.
    private static void Finish(Generation generation, AnswerEnd? end, Exception? failure)
    {
        if (generation.Slot is { } slot)
        {
            slot.Owner = null;
            generation.Slot = null;
        }

        generation.Writing.Dispose();
        generation.Finish(end, failure);
    }

    // A sequence that holds the beginning of the prompt saves computing it, unless more would be lost of what another conversation
    // may want to go on with; then the one that was not used for the longest time.
    private Slot? BestSlotFor(PreparedRequest request)
    {
        Slot? best = null;
        Slot? oldest = null;
        int bestValue = 0;
        foreach (Slot slot in _slots)
        {
            if (slot.Owner is not null)
            {
                continue;
            }

            oldest = oldest is null || slot.LastUse < oldest.LastUse ? slot : oldest;
            int common = IsContinued(slot, request) ? slot.Past : slot.CommonWith(request.Tokens);
            int value = common - ((slot.Past - common) / 2);
            if (value > bestValue)
            {
                (best, bestValue) = (slot, value);
            }
        }

        return best ?? oldest;
    }

    // The text of a prompt may go on from what the sequence holds where its tokens do not: a model may write a text in other tokens
    // than the tokenizer would.
    private static bool IsContinued(Slot slot, PreparedRequest request) =>
        slot.Past > 0 && slot.Text.Length > 0 && request.Prompt.AsSpan().StartsWith(slot.Text, StringComparison.Ordinal);

    private void PrepareSlots()
    {
        lock (_gate)
        {
            _unprepared.Clear();
            foreach (Slot slot in _slots)
            {
                if (slot.Owner is { IsPrepared: false, Leaving: null } generation)
                {
                    _unprepared.Add(generation);
                }
            }
        }

        foreach (Generation generation in _unprepared)
        {
            try
            {
                Prepare(generation, generation.Slot!);
            }
#pragma warning disable CA1031 // Thrown again to its reader: whoever computes may be another's, or the thread pool.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Forget(generation.Slot!);
                generation.Problem = problem;
            }

            generation.IsPrepared = true;
        }
    }

    private void Prepare(Generation generation, Slot slot)
    {
        int[] prompt = generation.Request.Tokens;
        int kept = slot.CommonWith(prompt);
        ReadOnlySpan<int> rest = prompt.AsSpan(kept);
        if (kept < slot.Past && IsContinued(slot, generation.Request)
            && RestOf(generation.Request.Prompt[slot.Text.Length..]) is { } continued && slot.Count + continued.Length < slot.Capacity)
        {
            // What was written last, or was cut, is of the text and not computed yet.
            kept = slot.Past;
            rest = (int[])[.. slot.Tokens[kept..], .. continued];
        }

        // The last token is computed in any case: its likelihoods are wanted.
        if (rest.IsEmpty)
        {
            kept--;
            rest = prompt.AsSpan(kept);
        }

        slot.Cut(kept);
        int left = _context.Keep(slot.Index, kept);
        if (left != kept)
        {
            slot.Cut(left);
            rest = prompt;
            kept = left;
        }

        foreach (int token in rest)
        {
            slot.Add(token);
        }

        slot.ClearText();
        slot.AddText(generation.Request.Prompt);
        generation.Writing.Begin(kept, slot.Count);
    }

    private void Forget(Slot slot)
    {
        _context.Keep(slot.Index, 0);
        slot.Cut(0);
        slot.ClearText();
    }

    // A text may be cut where a control token follows: no token reaches over it.
    private int[]? RestOf(string text)
    {
        List<int> tokens = Model.TokensOf(text, isWhole: false);
        return tokens.Count > 0 && Model.Vocabulary.IsControl(tokens[0]) ? [.. tokens] : null;
    }
}
