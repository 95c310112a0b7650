namespace Releases;

/// <summary>There is nothing to release, or no way to. A step throws it, and the run's result throws the same object.</summary>
public sealed class ReleaseException(string message) : Exception(message);
