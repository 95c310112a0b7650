namespace GenFlow.Models;

/// <summary>How fast an answer was.</summary>
/// <param name="TimeToFirstToken">From the request to its first token; the whole time where there was none.</param>
/// <param name="PrefillTokensPerSecond">Tokens of the prompt read in a second, those already known from the turn before not counted;
/// 0 where it is not known.</param>
/// <param name="DecodeTokensPerSecond">Tokens written in a second, from the first to the last; 0 for fewer than two.</param>
public sealed record InferenceTimings(TimeSpan TimeToFirstToken, double PrefillTokensPerSecond, double DecodeTokensPerSecond);
