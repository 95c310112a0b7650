using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>Where an answer ends at the latest, by its options.</summary>
internal static class OutputLimits
{
    private const int MostStops = 64;
    private const int LongestStop = 1024;

    /// <summary>The most tokens; no limit where none is asked for, but the context.</summary>
    public static int MostTokens(ChatOptions options) => options.MaxOutputTokens switch
    {
        null => int.MaxValue,
        >= 1 and int most => most,
        int most => throw new ModelRequestException($"MaxOutputTokens is {most}. An answer has at least one token."),
    };

    /// <summary>The texts that end the answer.</summary>
    public static IReadOnlyList<string> Stops(ChatOptions options)
    {
        IList<string> stops = options.StopSequences ?? [];
        if (stops.Count > MostStops || stops.Any(stop => stop is not { Length: >= 1 and <= LongestStop }))
        {
            throw new ModelRequestException($"StopSequences has {stops.Count} texts. There may be up to {MostStops}, each of 1 to {LongestStop} characters.");
        }

        return [.. stops];
    }
}
