namespace GenFlow.LlamaCpp.Text;

/// <summary>Tells the parts of an answer apart while it comes: text, thoughts in their tags, calls in theirs, and the texts that end
/// it. Of tags and stops the one counts that is complete first, of those that end together the longest. Only what may still become one
/// is held back. Stops count in text alone, and so does the open tag of a call. How the answer is cut into pieces changes nothing
/// in what is given out, but the pieces. Not safe for concurrent use.</summary>
internal sealed class AnswerReader
{
    private const string Space = " \t\r\n";

    private readonly AnswerFormat _format;
    private readonly IAnswerSink _sink;
    private readonly TextMatcher? _inText;
    private readonly TextMatcher? _inThought;
    private readonly CallReader? _call;
    private readonly int _firstTag;
    private int _state;
    private int _restStart = -1;
    private bool _skipsSpace;

    public AnswerReader(AnswerFormat format, IAnswerSink sink)
    {
        _format = format;
        _sink = sink;
        List<string> patterns = [.. format.Stops];
        _firstTag = patterns.Count;
        patterns.AddRange(new[] { format.Thought?.Open, format.Call?.Open }.OfType<string>());
        _inText = patterns.Count == 0 ? null : new(patterns);
        _inThought = format.Thought is { } thought ? new([thought.Close]) : null;
        _call = format.Call is { } call ? new(call.Close, sink) : null;
        if (format.BeginsInThought && _inThought is not null)
        {
            Go(AnswerPart.Thought);
        }
    }

    /// <summary>What is being written.</summary>
    public AnswerPart Part { get; private set; }

    /// <summary>The stop that ended the answer; null for none.</summary>
    public string? StopText { get; private set; }

    /// <summary>Whether a stop ended the answer: from there on everything is dropped.</summary>
    public bool IsStopped => StopText is not null;

    /// <summary>How many calls are complete.</summary>
    public int CallCount { get; private set; }

    /// <summary>While a call is open whose open tag came, or ended, with the last <see cref="Append"/>: what followed the tag there. Else
    /// empty. Valid until the next.</summary>
    public ReadOnlySpan<char> RestOfCall => Part == AnswerPart.Call && _restStart >= 0 ? _call!.Read : default;

    /// <summary>Takes more of the answer.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        _restStart = -1;
        while (!text.IsEmpty && !IsStopped)
        {
            int read = Part == AnswerPart.Call ? ReadCall(text) : ReadTagged(text);
            text = text[read..];
        }
    }

    /// <summary>Says that the answer has ended: what was held back is given out. A call that is not closed was cut, and has no end.</summary>
    public void Finish()
    {
        if (IsStopped)
        {
            return;
        }

        if (Part != AnswerPart.Call)
        {
            Give(MatcherOf(Part) is { } matcher ? matcher.Held(_state) : default);
            _state = 0;
        }
        else if (_call!.Finish() == CallOutcome.NotACall)
        {
            GiveCallAsText();
        }
    }

    private TextMatcher? MatcherOf(AnswerPart part) => part == AnswerPart.Thought ? _inThought : _inText;

    private int ReadTagged(ReadOnlySpan<char> text)
    {
        if (MatcherOf(Part) is not { } matcher)
        {
            Give(text);
            return text.Length;
        }

        ReadOnlySpan<char> held = matcher.Held(_state);
        int read = matcher.Read(text, ref _state, out int found);
        int free = held.Length + read - (found >= 0 ? matcher.Patterns[found].Length : matcher.HeldLength(_state));
        int ofHeld = Math.Min(free, held.Length);
        Give(held[..ofHeld]);
        Give(text[..(free - ofHeld)]);
        if (found >= 0)
        {
            End(found);
        }

        return read;
    }

    private void End(int pattern)
    {
        if (Part == AnswerPart.Thought)
        {
            Go(AnswerPart.Text);
        }
        else if (pattern < _firstTag)
        {
            StopText = _format.Stops[pattern];
        }
        else if (pattern == _firstTag && _inThought is not null)
        {
            Go(AnswerPart.Thought);
        }
        else
        {
            Go(AnswerPart.Call);
            _skipsSpace = false;
            _call!.Begin();
            _restStart = 0;
        }
    }

    private int ReadCall(ReadOnlySpan<char> text)
    {
        int read = _call!.Append(text, out CallOutcome outcome);
        if (outcome == CallOutcome.Closed)
        {
            CallCount += _call.IsComplete ? 1 : 0;
            Go(AnswerPart.Text);
        }
        else if (outcome == CallOutcome.NotACall)
        {
            GiveCallAsText();
        }

        return read;
    }

    private void GiveCallAsText()
    {
        Part = AnswerPart.Text;
        _skipsSpace = false;
        _state = 0;
        Give(_format.Call!.Open);
        Give(_call!.Read);
    }

    // Models write lines between the parts, which belong to none.
    private void Go(AnswerPart part)
    {
        Part = part;
        _state = 0;
        _skipsSpace = true;
    }

    private void Give(ReadOnlySpan<char> text)
    {
        if (_skipsSpace)
        {
            text = text.TrimStart(Space);
        }

        if (text.IsEmpty)
        {
            return;
        }

        _skipsSpace = false;
        if (Part == AnswerPart.Thought)
        {
            _sink.Thought(text);
        }
        else
        {
            _sink.Text(text);
        }
    }
}
