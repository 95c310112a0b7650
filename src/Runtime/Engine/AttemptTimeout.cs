namespace GenFlow.Engine;

/// <summary>The time limit of one attempt: its own token, cancelled with the run's or when the time is over.</summary>
#pragma warning disable CA1001 // A source without a timer holds nothing; disposed, it would throw at a body that looks at it late.
internal sealed class AttemptTimeout
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _run;

    public AttemptTimeout(CancellationToken run)
    {
        Token = _source.Token;
        _run = run.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>What the attempt's body is given.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the time is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Fires at the limit; null before it is started.</summary>
    public PausableTimer? Timer { get; set; }

    /// <summary>The time is over.</summary>
    /// <returns>What tells the body when it is cancelled.</returns>
    public CancellationTokenSource Expire()
    {
        IsOver = true;
        return _source;
    }

    /// <summary>The attempt has ended.</summary>
    public void End()
    {
        _run.Unregister();
        Timer?.Dispose();
    }
}
