namespace GenFlow.Engine;

/// <summary>Lets at most so many bodies of a step run at once within a run; the rest wait in order. Changed under the
/// ledger's lock only.</summary>
internal sealed class Gate(int limit)
{
    private TokenQueue _waiting;
    private int _open;

    public int Waiting => _waiting.Count;

    /// <summary>Takes a place, or queues the token for one.</summary>
    public bool TryEnter(Token token)
    {
        if (_open < limit)
        {
            _open++;
            return true;
        }

        _waiting.Add(token);
        return false;
    }

    /// <summary>Gives a place back, at once to the token that has waited longest.</summary>
    public Token? Leave()
    {
        Token? next = _waiting.Take();
        if (next is null)
        {
            _open--;
        }

        return next;
    }

    public void Clear() => _waiting.Clear();
}
