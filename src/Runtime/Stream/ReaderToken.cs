namespace GenFlow.Stream;

/// <summary>A reader's own token; made only where it has one. The token holds this, and this the reader only while it
/// waits: a token that lives long must not keep a reader that was forgotten.</summary>
internal sealed class ReaderToken
{
    private readonly CancellationTokenRegistration _registration;
    private StreamReader? _parked;

    public ReaderToken(CancellationToken token)
    {
        Token = token;
        _registration = token.UnsafeRegister(static own => ((ReaderToken)own!).Parked?.CancelWait(), this);
    }

    public CancellationToken Token { get; }

    /// <summary>The reader while it waits at the end of the log.</summary>
    public StreamReader? Parked
    {
        get => Volatile.Read(ref _parked);
        set => Volatile.Write(ref _parked, value);
    }

    public void Unregister() => _registration.Unregister();
}
