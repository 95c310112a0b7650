using System.ComponentModel.DataAnnotations;
using GenFlow;
using GenFlow.Agents;

namespace AgentConcepts;

#region weather
public enum Unit
{
    Celsius,
    Fahrenheit,
}

[Event]
public partial record Forecast(string City, double Temperature, string Sky);

public static partial class Weather
{
    /// <summary>Says what the weather will be.</summary>
    /// <param name="city">The city, without its country.</param>
    /// <param name="days">How many days from now.</param>
    /// <param name="unit">The unit of the temperature.</param>
    [Action]
    public static async Task<Forecast> GetWeatherAsync(
        string city, [Range(0, 10)] int days = 0, Unit unit = Unit.Celsius, CancellationToken cancellationToken = default) =>
        await Stations.AskAsync(city, days, unit, cancellationToken);
}
#endregion

/// <summary>Three stations that can be asked.</summary>
internal static class Stations
{
    private static readonly Dictionary<string, (double Celsius, string Sky)> s_stations = new()
    {
        ["Oslo"] = (-3, "snow"),
        ["Rome"] = (21.5, "clear"),
        ["Lima"] = (17, "fog"),
    };

    public static async Task<Forecast> AskAsync(string city, int days, Unit unit, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        (double celsius, string sky) = s_stations.TryGetValue(city, out var known) ? known : throw new ArgumentException($"No station is in {city}.");
        celsius += days;
        return new Forecast(city, unit == Unit.Celsius ? celsius : (celsius * 9 / 5) + 32, sky);
    }
}
