namespace GenFlow.LlamaCpp.Engine;

/// <summary>How the next token is chosen.</summary>
internal sealed record SamplingSettings(
    float Temperature, int TopK, float TopP, float MinP, float RepeatPenalty, float FrequencyPenalty, float PresencePenalty, uint Seed);
