namespace GenFlow.LlamaCpp.Gguf;

/// <summary>What a model's file says of it.</summary>
/// <param name="Architecture">What llama.cpp runs it as.</param>
/// <param name="Name">Its name; null where the file has none.</param>
/// <param name="ContextLength">The tokens it was trained for.</param>
/// <param name="VocabularySize">Its tokens.</param>
internal sealed record GgufSummary(string Architecture, string? Name, int ContextLength, int VocabularySize);
