namespace Quickstart.Reading;

/// <summary>The document cannot be worked on. A step throws it, and the run's result throws the same object.</summary>
public sealed class DocumentException(ExitCode exitCode, string message) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;
}
