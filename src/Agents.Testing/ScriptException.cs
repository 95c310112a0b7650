namespace GenFlow.Agents.Testing;

/// <summary>A script does not fit what was asked of it: it has run out, or says what its client cannot.</summary>
/// <param name="message">What happened, and what to do.</param>
public sealed class ScriptException(string message) : Exception(message);
