namespace AgentConsole.Arithmetic;

/// <summary>An expression has no value.</summary>
/// <param name="message">Why.</param>
internal sealed class ArithmeticError(string message) : Exception(message);
