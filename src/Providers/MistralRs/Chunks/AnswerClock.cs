namespace GenFlow.MistralRs;

/// <summary>When an answer was asked for, and when its first and its last token came.</summary>
internal sealed class AnswerClock(TimeProvider time)
{
    private long _asked;
    private long? _first;
    private long _last;

    public TimeSpan ToFirst => time.GetElapsedTime(_asked, _first ?? _last);

    public TimeSpan Writing => time.GetElapsedTime(_first ?? _last, _last);

    /// <summary>The server is there, and is asked.</summary>
    public void Ask() => _asked = _last = time.GetTimestamp();

    /// <summary>Something of the answer has come.</summary>
    public void Mark()
    {
        _last = time.GetTimestamp();
        _first ??= _last;
    }

    /// <summary>Nothing more comes.</summary>
    public void End() => _last = _first is null ? time.GetTimestamp() : _last;
}
