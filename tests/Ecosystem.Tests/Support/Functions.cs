using GenFlow.Agents;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Support;

/// <summary>What the recorded answers call.</summary>
internal static partial class Functions
{
    public static IReadOnlyList<AIFunction> All => [GetWeatherAction, NowAction, GetTimeAction];

    /// <summary>The weather of a city.</summary>
    [Action]
    public static string GetWeather(string city) => $"Fine in {city}";

    /// <summary>The time.</summary>
    [Action]
    public static string Now() => "noon";

    /// <summary>The time of the day.</summary>
    [Action]
    public static string GetTime() => "12:00";
}
