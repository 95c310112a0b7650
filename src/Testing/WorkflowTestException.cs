namespace GenFlow.Testing;

/// <summary>A test of a workflow has failed. The message shows the whole stream.</summary>
public sealed class WorkflowTestException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What was expected, and what was seen.</param>
    /// <param name="stream">The items that were seen.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public WorkflowTestException(string message, IReadOnlyList<StreamItem> stream, Exception? innerException = null)
        : base(message, innerException) => Stream = stream;

    /// <summary>The items that were seen.</summary>
    public IReadOnlyList<StreamItem> Stream { get; }
}
