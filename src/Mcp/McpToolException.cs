namespace GenFlow.Mcp;

/// <summary>A tool of a server has failed, or the server cannot be asked. An agent's model is told so, and the run goes on.</summary>
/// <param name="message">What the tool said, or what is wrong with the server.</param>
/// <param name="innerException">What it came from; null where the tool itself said so.</param>
public sealed class McpToolException(string message, Exception? innerException = null) : Exception(message, innerException);
