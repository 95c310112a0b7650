using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The arguments of [Collect] as they are written.</summary>
/// <param name="From">The name of the step whose scope is closed; null for the innermost.</param>
/// <param name="Count">How many make a list; 0 for all.</param>
/// <param name="Key">The member of the event that divides what is collected; null for none.</param>
internal sealed record CollectSettings(string? From = null, int Count = 0, string? Key = null)
{
    public static CollectSettings Of(IParameterSymbol parameter)
    {
        var settings = new CollectSettings();
        foreach (AttributeData data in parameter.GetAttributes())
        {
            if (KnownTypes.CollectAttribute.Matches(data.AttributeClass))
            {
                settings = data.NamedArguments.Aggregate(settings, static (read, argument) => Read(read, argument.Key, TypeFacts.ValueOf(argument.Value)));
            }
        }

        return settings;
    }

    private static CollectSettings Read(CollectSettings settings, string name, object? value) => (name, value) switch
    {
        (nameof(From), string step) => settings with { From = step },
        (nameof(Count), int count) => settings with { Count = count },
        (nameof(Key), string member) => settings with { Key = member },
        _ => settings,
    };
}
