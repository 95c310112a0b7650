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

        return counts;
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
