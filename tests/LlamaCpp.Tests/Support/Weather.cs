using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>A tool with one argument.</summary>
internal static class Weather
{
    public static AIFunction Tool { get; } = AIFunctionFactory.Create((string city) => $"{city}: 3 degrees, snow", "get_weather", "Weather of a city");
}
