namespace GenFlow.Models.Http;

/// <summary>How often a request was sent, and since when.</summary>
internal sealed class Attempts(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public int Count { get; set; }

    /// <summary>Has the error say it, where there were several.</summary>
    public Exception Tell(Exception problem)
    {
        if (Count > 1 && problem is ModelException error)
        {
            error.TellAttempts(Count, time.GetElapsedTime(_start));
        }

        return problem;
    }
}
