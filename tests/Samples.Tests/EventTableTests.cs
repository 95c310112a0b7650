using System.Reflection;
using System.Text.RegularExpressions;
using GenFlow.Agents;

namespace GenFlow.Samples.Tests;

/// <summary>The table of events in the documentation has every event of agents with every field and its type.</summary>
public sealed partial class EventTableTests
{
    [Fact]
    public void The_table_has_every_event_and_field_with_its_type()
    {
        string[] expected =
        [
            .. typeof(AgentEvent).Assembly.GetExportedTypes()
                .Where(static type => type.IsSubclassOf(typeof(AgentEvent)))
                .SelectMany(static type => FieldsOf(type).Select(field => $"{type.Name}.{field}"))
                .Order(StringComparer.Ordinal),
        ];

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Rows().Where(static row => !row.StartsWith("every event.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FieldsOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.GetMethod!.GetBaseDefinition().DeclaringType == type))
        {
            bool isNullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
            yield return $"{property.Name} {NameOf(property.PropertyType)}{(isNullable ? "?" : "")}";
        }
    }

    private static IEnumerable<string> Rows()
    {
        string name = "";
        foreach (Match row in Row().Matches(Repository.Read("docs/agents/events.md")))
        {
            name = row.Groups["event"].Value.Trim().Trim('`') is { Length: > 0 } next ? next : name;
            yield return $"{name}.{row.Groups["field"].Value} {row.Groups["type"].Value}";
        }
    }

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(double) ? "double"
        : type == typeof(decimal) ? "decimal"
        : type == typeof(object) ? "object"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    [GeneratedRegex(@"^\|(?<event>[^|]*)\| `(?<field>\w+)` \| `(?<type>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
