namespace GenFlow.Models.ChatCompletions;

/// <summary>Whether a JSON object that comes in fragments is closed.</summary>
internal struct JsonBalance
{
    private int _depth;
    private bool _isInText;
    private bool _isEscaped;

    /// <summary>Whether an object has begun and has ended.</summary>
    public bool IsClosed { get; private set; }

    public void Add(ReadOnlySpan<char> fragment)
    {
        foreach (char letter in fragment)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (_isInText)
            {
                _isEscaped = letter == '\\';
                _isInText = letter != '"';
            }
            else if (letter == '"')
            {
                _isInText = true;
            }
            else if (letter is '{' or '[')
            {
                _depth++;
                IsClosed = false;
            }
            else if (letter is '}' or ']')
            {
                IsClosed = --_depth == 0;
            }
        }
    }
}
