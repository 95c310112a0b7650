namespace GenFlow.MistralRs;

/// <summary>A server that answers.</summary>
/// <param name="Client">Asks it.</param>
/// <param name="Process">It, where it was started here.</param>
internal sealed record Connection(MistralRsClient Client, ServerProcess? Process)
{
    private volatile bool _isLost;

    /// <summary>Whether the next request must look for a server again.</summary>
    public bool IsOver => _isLost || Process is { Exited.IsCompleted: true };

    /// <summary>It was not there any more.</summary>
    public void Lose() => _isLost = true;
}
