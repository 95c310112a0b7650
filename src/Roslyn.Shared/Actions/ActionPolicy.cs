using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The arguments of [Action].</summary>
internal sealed record ActionPolicy
{
    /// <summary>As given; null where it is not.</summary>
    public string? Name { get; init; }

    public bool Exit { get; init; }

    public bool Eager { get; init; }

    /// <summary>Milliseconds; 0 for no limit.</summary>
    public int Timeout { get; init; }

    public bool RequiresApproval { get; init; }

    /// <summary>As the attribute of a method says.</summary>
    public static ActionPolicy Of(IMethodSymbol method)
    {
        var policy = new ActionPolicy();
        foreach (AttributeData data in method.GetAttributes())
        {
            if (KnownTypes.ActionAttribute.Matches(data.AttributeClass))
            {
                policy = data.NamedArguments.Aggregate(policy, static (read, argument) => Read(read, argument.Key, TypeFacts.ValueOf(argument.Value)));
            }
        }

        return policy;
    }

    // An argument of another type is the compiler's to report.
    private static ActionPolicy Read(ActionPolicy policy, string name, object? value) => (name, value) switch
    {
        (nameof(Name), string text) => policy with { Name = text },
        (nameof(Exit), bool flag) => policy with { Exit = flag },
        (nameof(Eager), bool flag) => policy with { Eager = flag },
        (nameof(Timeout), int number) => policy with { Timeout = number },
        (nameof(RequiresApproval), bool flag) => policy with { RequiresApproval = flag },
        _ => policy,
    };
}
