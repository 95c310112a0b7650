namespace GenFlow.Roslyn;

/// <summary>The arguments of [Step] as they are written, or their defaults.</summary>
internal sealed record StepPolicy(
    int MaxConcurrency = 0,
    int Retries = 0,
    int RetryDelay = 0,
    double Backoff = 2,
    int MaxRetryDelay = 30_000,
    double Jitter = 0,
    int Timeout = 0)
{
    /// <summary>The names of the arguments that are out of range. The step stays one: the runtime refuses to run it, with
    /// an error that names the argument, and an analyzer reports it.</summary>
    public IEnumerable<string> Invalid
    {
        get
        {
            if (MaxConcurrency < 0)
            {
                yield return nameof(MaxConcurrency);
            }

            if (Timeout < 0)
            {
                yield return nameof(Timeout);
            }

            foreach (string argument in InvalidOfRetry)
            {
                yield return argument;
            }
        }
    }

    /// <summary>Whether the runtime must be told of the arguments about retries: to obey them, or to refuse them.</summary>
    public bool HasRetry => Retries > 0 || InvalidOfRetry.Any();

    private IEnumerable<string> InvalidOfRetry
    {
        get
        {
            if (Retries < 0)
            {
                yield return nameof(Retries);
            }

            if (RetryDelay < 0)
            {
                yield return nameof(RetryDelay);
            }

            if (!(Backoff >= 1) || double.IsInfinity(Backoff))
            {
                yield return nameof(Backoff);
            }

            if (MaxRetryDelay < 0)
            {
                yield return nameof(MaxRetryDelay);
            }

            if (!(Jitter >= 0 && Jitter <= 1))
            {
                yield return nameof(Jitter);
            }
        }
    }
}
