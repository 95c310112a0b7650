using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace GenFlow.Agents.Tests.Actions;

public enum Unit
{
    Celsius,
    Fahrenheit,
}

/// <summary>Where on earth.</summary>
public sealed record Place([Range(-90.0, 90.0)] double Latitude, [property: Range(-180.0, 180.0)] double Longitude, string? Name, Place? Near = null);

public sealed record Forecast(string Text, double Degrees);

public interface IStation
{
    Task<Forecast> AskAsync(string city, Unit unit, CancellationToken cancellationToken);
}

/// <summary>Actions as users write them.</summary>
public static partial class Tools
{
    /// <summary>The weather of a city.</summary>
    /// <param name="city">The city's name.</param>
    /// <param name="unit">Of the degrees.</param>
    /// <param name="station">Knows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    [Action(Eager = true, Timeout = 1500)]
    public static async Task<Forecast> GetWeather([StringLength(20, MinimumLength = 2)] string city, [FromServices] IStation station, Unit unit = Unit.Celsius, CancellationToken cancellationToken = default) =>
        await station.AskAsync(city, unit, cancellationToken);

    [Action(Name = "finish", Exit = true, RequiresApproval = true), Description("Ends it.")]
    public static ActionResult<int> Finish(int number) => new(number) { Summary = "ended", FollowUp = new(["get_weather"]) };

    [Action]
    public static void Nothing()
    {
    }

    [Action]
    public static async Task LaterAsync(ActionContext context, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        await context.ReportAsync("later");
    }

    [Action]
    public static string Optional(string? text, int? number, [FromServices] IStation? station, string[] list, params int[] rest) =>
        $"{text ?? "-"} {number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} {station is null} {list.Length} {rest.Length}";

    [Action]
    public static string Bounded(
        [Range(1, 5)] int whole = 1,
        [Range(0.5, double.MaxValue, MinimumIsExclusive = true)] decimal exact = 1,
        [Range(typeof(decimal), "0.1", "0.3")] decimal? few = null,
        [Range(double.NegativeInfinity, 2.5, MaximumIsExclusive = true)] double real = 0,
        [AllowedValues("red", "gr\"een")] string colour = "red",
        [AllowedValues(Unit.Celsius)] Unit unit = Unit.Celsius,
        [AllowedValues(1, 4)] long? choice = null,
        [Length(2, 3)] string text = "ab",
        [MinLength(1), MaxLength(2)] IReadOnlyList<int>? list = null,
        [MaxLength(1)] Dictionary<string, int>? map = null,
        [RegularExpression("a|ab|[0-9]{2}")] string pattern = "a",
        [RegularExpression("(?i)x+", MatchTimeoutInMilliseconds = 100)] string dotnet = "x",
        [RegularExpression("(a+)+b", MatchTimeoutInMilliseconds = 20)] string slow = "ab",
        Place? place = null,
        IReadOnlyList<Place>? places = null) => "fits";

    [Action]
    public static Task<Trip> Plan(
        string title, int days, double budget, bool urgent, Unit unit, Guid id, DateOnly start, Uri link, byte[] picture,
        Place from, List<Place> through, Dictionary<string, Place> named, IReadOnlyList<string> tags, int[] numbers, int[][] grid,
        Dictionary<string, decimal> prices, Node tree, JsonElement any, Answer answer, Signal signal) =>
        Task.FromResult(new Trip(title, days));
}

public sealed record Trip(string Title, int Days);

public sealed record Node(string Name, IReadOnlyList<Node> Nodes);

[StreamEvent]
public abstract partial record Signal
{
    public sealed partial record Light(string Colour) : Signal;

    public sealed partial record Sound(int Loudness) : Signal;
}

/// <summary>What a model answers.</summary>
[StructuredOutput]
public sealed partial record Answer([property: MaxLength(10)] string Text, [property: Range(0, 1)] double Sureness, Answer? Other, Unit? Unit = null)
{
    /// <summary>Where it is from.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
}

[Event]
[StructuredOutput]
public sealed partial record Told(string Text, Unit Unit, Signal Signal);

/// <summary>Actions of an object.</summary>
public partial class Desk(string name)
{
    [Action]
    public string Tell(string what) => $"{name}: {what}";

    [Action(Name = "tell_twice")]
    public ValueTask<string> TellAsync(int times) => new($"{name} × {times}");
}

public sealed partial record Card(string Name)
{
    [Action]
    public string Read() => Name;
}
