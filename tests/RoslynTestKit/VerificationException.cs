namespace GenFlow.RoslynTestKit;

/// <summary>What was found is not what a test expects. Thrown instead of a test framework's exception, so that any framework can be used.</summary>
public sealed class VerificationException(string message) : Exception(message);
