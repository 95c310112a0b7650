namespace GenFlow.Generators.Tests.Actions;

/// <summary>What users write, by the name of its snapshot.</summary>
internal static class ActionSamples
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Weather"] = """
            using System;
            using System.Collections.Generic;
            using System.ComponentModel;
            using System.ComponentModel.DataAnnotations;
            using System.Threading;
            using System.Threading.Tasks;
            using GenFlow.Agents;
            #pragma warning disable CS1573
            namespace Weather;
            public enum Unit { Celsius, Fahrenheit }
            /// <summary>Where on earth.</summary>
            public sealed record Place([property: Range(-90, 90)] double Latitude, double Longitude, Place? Near = null);
            public sealed record Forecast(string Text, double Degrees);
            public interface IStation { Task<Forecast> AskAsync(string city, Unit unit); }
            public static partial class Tools
            {
                /// <summary>The weather of a city &amp; its surroundings.</summary>
                /// <param name="city">The city's name.</param>
                [Action(Eager = true, Timeout = 5000)]
                public static async Task<Forecast> GetWeather(
                    [StringLength(80, MinimumLength = 2)] string city,
                    [FromServices] IStation station,
                    Unit unit = Unit.Celsius,
                    [Range(1, 7), Description("How many days.")] int days = 1,
                    Place? place = null,
                    CancellationToken cancellationToken = default) => await station.AskAsync(city, unit);

                [Action(Name = "stop", Exit = true, RequiresApproval = true)]
                internal static void Stop() { }
            }
            """,
        ["Desk"] = """
            using System;
            using System.Collections.Generic;
            using System.ComponentModel.DataAnnotations;
            using System.Threading.Tasks;
            using GenFlow.Agents;
            #pragma warning disable CS1573
            namespace Desk;
            public partial class Office
            {
                public readonly partial struct Desk(string name)
                {
                    [Action] private string Name() => name;
                }

                /// <summary>Files letters.</summary>
                [Action]
                public ValueTask<ActionResult<int>> FileAsync(
                    ActionContext context,
                    IServiceProvider services,
                    [RegularExpression("[A-Z]{2}-[0-9]+")] string? number,
                    [Length(1, 3)] IReadOnlyList<string> letters,
                    [AllowedValues("red", "green")] string colour = "red",
                    IReadOnlyDictionary<string, decimal>? prices = null) => new(new ActionResult<int>(letters.Count));

                [Action(Name = "file-one")]
                protected internal void FileAsync(Guid letter) { }
            }
            """,
        ["Recipe"] = """
            using System.Collections.Generic;
            using System.ComponentModel;
            using System.ComponentModel.DataAnnotations;
            using GenFlow.Agents;
            #pragma warning disable CS1573
            namespace Recipes;
            public enum Course { Starter, Main, Dessert }
            public sealed record Ingredient(string Name, [property: Range(0, 10_000)] decimal Grams, string? Note);
            /// <summary>A dish.</summary>
            /// <param name="Title">What it is called.</param>
            [StructuredOutput]
            public sealed partial record Recipe(
                [property: MaxLength(60)] string Title,
                Course Course,
                [property: MinLength(1)] IReadOnlyList<Ingredient> Ingredients,
                Recipe? Beside = null)
            {
                public int Minutes { get; init; } = 30;
            }
            """,
    };
}
