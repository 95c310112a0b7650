namespace GenFlow.Engine;

// The step budget: so many steps may a run start. Exact where one thread meets the limit; where several do at once, a step
// or two may be miscounted.
internal sealed partial class Ledger
{
    private int _stepsLeft;

    // Of a child: the root's.
    private Ledger Budget => _notes?.Budget ?? this;

    /// <summary>Takes a step of the run's budget, and more for the token to go on with: many while much is left, none near
    /// the limit. Needs no lock.</summary>
    public bool TryTakeSteps(Token token)
    {
        while (true)
        {
            int left = Volatile.Read(ref Budget._stepsLeft);
            int slice = Math.Min(left, Math.Clamp(left >> 10, 1, 512));
            if (slice <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref Budget._stepsLeft, left - slice, left) == left)
            {
                token.Steps = slice - 1;
                return true;
            }
        }
    }

    /// <summary>Gives back the steps that a token has not used. Needs no lock.</summary>
    public void ReturnSteps(Token token) => Interlocked.Add(ref Budget._stepsLeft, Interlocked.Exchange(ref token.Steps, 0));

    /// <summary>Takes one step of the budget, if need be from the tokens that have not used theirs.</summary>
    public bool TryTakeStep()
    {
        while (true)
        {
            int left = Volatile.Read(ref Budget._stepsLeft);
            if (left <= 0)
            {
                if (!TryReclaimSteps())
                {
                    return false;
                }
            }
            else if (Interlocked.CompareExchange(ref Budget._stepsLeft, left - 1, left) == left)
            {
                return true;
            }
        }
    }

    /// <summary>Takes back what tokens have not used whose steps take long.</summary>
    private bool TryReclaimSteps()
    {
        int reclaimed = 0;
        for (Token? running = _running; running is not null; running = running.Next)
        {
            reclaimed += Interlocked.Exchange(ref running.Steps, 0);
        }

        return Interlocked.Add(ref Budget._stepsLeft, reclaimed) > 0;
    }
}
