namespace DocsChain.Actions;

/// <summary>A quote that is none.</summary>
/// <param name="message">What is wrong with it, for the model.</param>
internal sealed class QuoteError(string message) : Exception(message);
