namespace GenFlow.LlamaCpp.Text;

/// <summary>What became of a call.</summary>
internal enum CallOutcome
{
    /// <summary>More of it may come.</summary>
    Open,

    /// <summary>Its close tag was read.</summary>
    Closed,

    /// <summary>It is no call, and nothing of it was given out: it is text.</summary>
    NotACall,
}

/// <summary>Reads a call behind its open tag: a JSON object with a name and arguments, and the close tag.</summary>
internal sealed class CallReader(string close, IAnswerSink sink)
{
    /// <summary>The longest arguments, in UTF-16 units. A call with longer ones is never complete.</summary>
    public const int MaxArguments = 1 << 20;

    // Names and members that are none of ours.
    private const int MaxElse = 1 << 16;
    private const int Piece = 512;

    private readonly TextMatcher _close = new([close]);
    private readonly TextBuffer _call = new();
    private CallMembers _members = new();
    private Progress _progress;
    private bool _isStarted;
    private int _given;
    private int _closeState;

    private enum Progress
    {
        Json,
        Closing,
        Broken,
        TooLong,
    }

    /// <summary>Whether the end of the call was given out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Everything behind the open tag, as far as it was kept.</summary>
    public ReadOnlySpan<char> Read => _call.Span;

    public void Begin()
    {
        _call.Clear();
        _members = new();
        _progress = Progress.Json;
        _isStarted = false;
        IsComplete = false;
        _given = 0;
        _closeState = 0;
    }

    /// <returns>How much of the text belongs to the call.</returns>
    public int Append(ReadOnlySpan<char> text, out CallOutcome outcome)
    {
        // What is kept beyond the call's end is thrown away again: so it must be little.
        text = text[..Math.Min(text.Length, Piece)];
        int start = _call.Length;
        if (_progress is Progress.Json or Progress.Closing)
        {
            _call.Append(text);
        }

        int at = 0;
        outcome = CallOutcome.Open;
        while (_progress == Progress.Json && at < text.Length && outcome == CallOutcome.Open)
        {
            outcome = TakeLetter(start + at, ref at);
        }

        if (_progress == Progress.Json)
        {
            GiveArguments(start + at);
        }
        else if (outcome == CallOutcome.Open)
        {
            at += ReadClose(text[at..], out outcome);
        }

        if (_call.Length > start)
        {
            _call.CutTo(start + at);
        }

        return at;
    }

    /// <summary>Says that nothing more comes, and that the call was cut.</summary>
    public CallOutcome Finish()
    {
        if (!_isStarted)
        {
            return CallOutcome.NotACall;
        }

        if (_progress == Progress.Broken)
        {
            Give(_close.Held(_closeState));
        }

        return CallOutcome.Open;
    }

    private CallOutcome TakeLetter(int place, ref int at)
    {
        if (!_members.Take(_call.Span, place))
        {
            Break(place);
            return _isStarted ? CallOutcome.Open : CallOutcome.NotACall;
        }

        at++;
        if (!_isStarted && _members.Name is { } name)
        {
            sink.CallStart(name);
            _isStarted = true;
            GiveArguments(place + 1);
        }

        if (_members.IsComplete)
        {
            return EndJson(place + 1);
        }

        bool isInArguments = _members is { ArgumentsStart: >= 0, ArgumentsEnd: < 0 };
        int arguments = _members.ArgumentsStart < 0 ? 0 : (_members.ArgumentsEnd < 0 ? place + 1 : _members.ArgumentsEnd) - _members.ArgumentsStart;
        if (arguments > MaxArguments || place + 1 - arguments > MaxElse)
        {
            GiveArguments(isInArguments ? place : place + 1);
            _progress = Progress.TooLong;
            return _isStarted ? CallOutcome.Open : CallOutcome.NotACall;
        }

        return CallOutcome.Open;
    }

    private CallOutcome EndJson(int end)
    {
        if (!_isStarted)
        {
            return CallOutcome.NotACall;
        }

        GiveArguments(end);
        if (_members.ArgumentsEnd < 0)
        {
            sink.CallFragment("{}");
        }

        _progress = Progress.Closing;
        return CallOutcome.Open;
    }

    // Objects and arrays as they come. Others are given when they are complete: a text may hold the JSON, and null stands for none.
    private void GiveArguments(int upTo)
    {
        int start = _members.ArgumentsStart;
        if (!_isStarted || start < 0 || _given > start && _given == _members.ArgumentsEnd)
        {
            return;
        }

        int end = _members.ArgumentsEnd < 0 ? upTo : _members.ArgumentsEnd;
        _given = Math.Max(_given, start);
        if (_call.Span[start] is '{' or '[')
        {
            Give(_call.Span[_given..end]);
            _given = end;
        }
        else if (_members.ArgumentsEnd >= 0)
        {
            ReadOnlySpan<char> value = _call.Span[start..end];
            string? text = CallMembers.TextOf(value);
            Give(value is "null" || text is not null && string.IsNullOrWhiteSpace(text) ? "{}" : text ?? value);
            _given = end;
        }
    }

    // Nobody can run what is given out behind a name here: it is no JSON.
    private void Break(int place)
    {
        if (_isStarted)
        {
            GiveArguments(place);
            Give(_call.Span[_given..place]);
        }

        _progress = Progress.Broken;
    }

    private int ReadClose(ReadOnlySpan<char> text, out CallOutcome outcome)
    {
        int before = _close.HeldLength(_closeState);
        int read = _close.Read(text, ref _closeState, out int found);
        int free = before + read - (found >= 0 ? close.Length : _close.HeldLength(_closeState));
        int heldBack = Math.Min(free, before);
        PassOver(close.AsSpan(0, heldBack));
        PassOver(text[..(free - heldBack)]);
        outcome = found >= 0 ? CallOutcome.Closed : CallOutcome.Open;
        if (found >= 0 && _progress != Progress.TooLong)
        {
            IsComplete = true;
            sink.CallEnd();
        }

        return read;
    }

    private void PassOver(ReadOnlySpan<char> text)
    {
        if (_progress == Progress.Closing)
        {
            text = text.TrimStart();
            _progress = text.IsEmpty ? Progress.Closing : Progress.Broken;
        }

        if (_progress == Progress.Broken)
        {
            Give(text);
        }
    }

    private void Give(ReadOnlySpan<char> json)
    {
        if (!json.IsEmpty)
        {
            sink.CallFragment(json);
        }
    }
}
