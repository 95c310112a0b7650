using System.Security.Cryptography;
using GenFlow.LlamaCpp.Engine;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>How tokens are chosen, by a request's options and else as llama.cpp does by default.</summary>
internal static class SamplingOptions
{
    /// <exception cref="ModelRequestException">A value is out of its range.</exception>
    public static SamplingSettings Of(ChatOptions options, LlamaCppOptions settings)
    {
        var own = options as LlamaCppChatOptions;
        return new SamplingSettings(
            InRange("Temperature", options.Temperature ?? 0.8f, 0, 100),
            (int)InRange("TopK", options.TopK ?? 40, 0, 1_000_000),
            InRange("TopP", options.TopP ?? 0.95f, 0, 1),
            InRange("MinP", own?.MinP ?? 0.05f, 0, 1),
            Positive("RepeatPenalty", own?.RepeatPenalty ?? 1),
            InRange("FrequencyPenalty", options.FrequencyPenalty ?? 0, -100, 100),
            InRange("PresencePenalty", options.PresencePenalty ?? 0, -100, 100),
            options.Seed is { } seed ? unchecked((uint)seed) : settings.Seed ?? (uint)RandomNumberGenerator.GetInt32(int.MaxValue));
    }

    private static float Positive(string name, float value) =>
        value > 0 ? InRange(name, value, 0, 100) : throw new ModelRequestException($"{name} is {value}. It must be above 0.");

    // Not a number is in no range.
    private static float InRange(string name, float value, float least, float most) =>
        value >= least && value <= most ? value : throw new ModelRequestException($"{name} is {value}. It must be from {least} to {most}.");
}
