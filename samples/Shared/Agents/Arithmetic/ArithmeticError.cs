namespace Shared.Agents.Arithmetic;

/// <summary>An expression has no value.</summary>
/// <param name="message">Why.</param>
public sealed class ArithmeticError(string message) : Exception(message);
