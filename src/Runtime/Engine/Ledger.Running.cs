using GenFlow.CompilerServices;

namespace GenFlow.Engine;

// The tokens that run or wait for a task, for names in errors and for what must reach them all.
internal sealed partial class Ledger
{
    private Token? _running;

    /// <summary>How many tokens run each step, by the step's index.</summary>
    public int[] RunningSteps()
    {
        var counts = new int[_definition.Steps.Length];
        for (Token? token = _running; token is not null; token = token.Next)
        {
            counts[token.Step]++;
        }

        for (RetryDelay? delay = _notes?.Delays; delay is not null; delay = delay.Following)
        {
            counts[delay.Next.Step]++;
        }

        return counts;
    }

    /// <summary>The attempts that run, where something about them is kept.</summary>
    public List<(int Step, Attempt Attempt)> RunningAttempts()
    {
        var attempts = new List<(int, Attempt)>();
        for (Token? token = _running; token is not null; token = token.Next)
        {
            if (token.Attempt is { } attempt)
            {
                attempts.Add((token.Step, attempt));
            }
        }

        return attempts;
    }

    /// <summary>A body was left behind: another token goes on with its event.</summary>
    public Token Replace(Token abandoned, WorkflowRun run)
    {
        var successor = new Token(run);
        Unlink(abandoned);
        successor.TakeOver(abandoned);
        Link(successor);
        return successor;
    }

    private void Link(Token token)
    {
        token.Next = _running;
        if (_running is not null)
        {
            _running.Previous = token;
        }

        _running = token;
    }

    private void Unlink(Token token)
    {
        if (token.Previous is { } previous)
        {
            previous.Next = token.Next;
        }
        else
        {
            _running = token.Next;
        }

        if (token.Next is { } next)
        {
            next.Previous = token.Previous;
        }

        token.Next = token.Previous = null;
        ReturnSteps(token);
        LetGoOnIfStuck();
    }
}
