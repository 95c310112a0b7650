namespace GenFlow.Engine;

// The step budget: so many steps may a run start, and not one more.
internal sealed partial class Ledger
{
    private int _stepsLeft;

    /// <summary>Gives a token steps of the run's budget: many while much is left, one by one near the limit, so that it is
    /// exact. Needs no lock.</summary>
    public bool TryTakeSteps(Token token)
    {
        while (true)
        {
            int left = Volatile.Read(ref _stepsLeft);
            int slice = Math.Min(left, Math.Clamp(left >> 10, 1, 512));
            if (slice <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _stepsLeft, left - slice, left) == left)
            {
                token.Steps = slice;
                return true;
            }
        }
    }

    /// <summary>Gives back the steps that a token has not used. Needs no lock.</summary>
    public void ReturnSteps(Token token) => Interlocked.Add(ref _stepsLeft, Interlocked.Exchange(ref token.Steps, 0));

    /// <summary>Takes one step of the budget, if need be from the tokens that have not used theirs.</summary>
    public bool TryTakeStep()
    {
        if (Volatile.Read(ref _stepsLeft) <= 0 && !TryReclaimSteps())
        {
            return false;
        }

        Interlocked.Decrement(ref _stepsLeft);
        return true;
    }

    /// <summary>Takes back what tokens have not used whose steps take long.</summary>
    private bool TryReclaimSteps()
    {
        int reclaimed = 0;
        for (Token? running = _running; running is not null; running = running.Next)
        {
            reclaimed += Interlocked.Exchange(ref running.Steps, 0);
        }

        return Interlocked.Add(ref _stepsLeft, reclaimed) > 0;
    }
}
