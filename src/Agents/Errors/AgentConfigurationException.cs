namespace GenFlow.Agents;

/// <summary>An agent cannot work as it is set up. Thrown where it is made, or by the first call.</summary>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class AgentConfigurationException(string message) : Exception(message);
