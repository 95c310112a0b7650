namespace GenFlow.Engine;

/// <summary>A first-in, first-out queue of tokens, linked through the tokens themselves.</summary>
internal struct TokenQueue
{
    private Token? _first;
    private Token? _last;
    private int _count;

    public readonly int Count => _count;

    public void Add(Token token)
    {
        token.Next = null;
        if (_last is null)
        {
            _first = token;
        }
        else
        {
            _last.Next = token;
        }

        _last = token;
        _count++;
    }

    public Token? Take()
    {
        Token? token = _first;
        if (token is not null)
        {
            _first = token.Next;
            _last = _first is null ? null : _last;
            token.Next = null;
            _count--;
        }

        return token;
    }

    public void Clear() => this = default;
}
