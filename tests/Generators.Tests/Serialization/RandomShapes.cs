using System.Globalization;
using System.Text;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Makes the source of events with random members.</summary>
internal sealed class RandomShapes(Random random)
{
    private static readonly string[] s_scalars =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char",
        "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Color", "Rights",
    ];

    private static readonly string[] s_references = ["string", "Uri", "byte[]", "Inner", "Note"];

    private static readonly string[] s_words = ["Index", "URL", "userID", "@class", "X", "Größe", "Two_Words", "iPhone", "ABc", "A"];

    /// <summary>What the events' members are made of.</summary>
    public const string Parts = """
        public enum Color { Red, Green = 5, Blue = -3 }
        [Flags] public enum Rights : byte { None = 0, Read = 1, Write = 2, ReadWrite = 3, Admin = 128 }
        public record Inner(int Number, string? Text = "fallback") { public List<Inner>? Children { get; init; } }
        public readonly record struct Point(double X, double Y);
        public sealed class Plain { public required string Name { get; set; } public int Count { get; init; } = 7; public Point? At { get; set; } }
        [Event] public sealed partial record Note(string Text, IReadOnlyList<Plain> Plains);
        """;

    public string Event(string name)
    {
        var parameters = new List<string>();
        var properties = new StringBuilder();
        int count = random.Next(0, 9);
        for (int index = 0; index < count; index++)
        {
            string member = s_words[random.Next(s_words.Length)] + index.ToString(CultureInfo.InvariantCulture);
            string type = Type(0);
            string attribute = random.Next(5) switch
            {
                0 => $"JsonPropertyName(\"{index} \\\"näme\\\" {index}\")",
                1 when type.EndsWith('?') => "JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)",
                2 => "JsonIgnore(Condition = JsonIgnoreCondition.Never)",
                _ => "",
            };

            // What is left out the framework misses where it is required.
            switch (attribute.Contains("WhenWritingNull", StringComparison.Ordinal) ? 1 : random.Next(4))
            {
                case 0:
                    properties.Append(CultureInfo.InvariantCulture, $"{List(attribute)}public required {type} {member} {{ get; init; }}\n");
                    break;
                case 1:
                    properties.Append(CultureInfo.InvariantCulture, $"{List(attribute)}public {type} {member} {{ get; {(random.Next(2) == 0 ? "set" : "init")}; }}{Initializer(type)}\n");
                    break;
                default:
                    parameters.Add((attribute.Length == 0 ? "" : $"[property: {attribute}] ") + $"{type} {member}");
                    break;
            }
        }

        return $"[Event] public {(random.Next(2) == 0 ? "sealed " : "")}partial record {name}({string.Join(", ", parameters)})\n{{\n{properties}}}\n";
    }

    private string Type(int depth) => random.Next(depth > 2 ? 5 : 10) switch
    {
        0 or 1 => Scalar(),
        2 => Scalar() + "?",
        3 => Reference(),
        4 => Reference() + "?",
        5 => $"IReadOnlyList<{Type(depth + 1)}>",
        6 => (random.Next(5) switch { 0 => "List<", 1 => "IEnumerable<", 2 => "ImmutableArray<", 3 => "ICollection<", _ => "IList<" }) + Type(depth + 1) + ">",
        7 => $"{(random.Next(2) == 0 ? "IReadOnlyDictionary" : "Dictionary")}<string, {Type(depth + 1)}>",
        8 => "Point",
        _ => Type(depth + 1).TrimEnd('?') + "[]",
    };

    private string Scalar() => s_scalars[random.Next(s_scalars.Length)];

    private string Reference() => s_references[random.Next(s_references.Length)];

    private static string List(string attribute) => attribute.Length == 0 ? "" : $"[{attribute}] ";

    private static string Initializer(string type) =>
        type.EndsWith('?') || s_scalars.Contains(type) || type is "Point" || type.StartsWith("Immutable", StringComparison.Ordinal) ? "" : " = null!;";
}
