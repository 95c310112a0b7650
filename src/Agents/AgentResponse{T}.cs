namespace GenFlow.Agents;

/// <summary>What a run that ends with a typed value gave.</summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="Output">The answer.</param>
/// <param name="Run">The rest.</param>
public sealed record AgentResponse<T>(T Output, AgentResponse Run);
