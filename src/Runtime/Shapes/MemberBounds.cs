namespace GenFlow.Shapes;

/// <summary>What the values of a member must be within, beyond their type. What is not set bounds nothing. No bound is asked
/// of a value that is null.</summary>
public sealed record MemberBounds
{
    /// <summary>The least number, as JSON.</summary>
    public string? Minimum { get; init; }

    /// <summary>Whether the least number itself is too small.</summary>
    public bool IsMinimumExclusive { get; init; }

    /// <summary>The greatest number, as JSON.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether the greatest number itself is too great.</summary>
    public bool IsMaximumExclusive { get; init; }

    /// <summary>The least length of a text in UTF-16, number of items of a list, or of members of a dictionary.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a text in UTF-16, number of items of a list, or of members of a dictionary.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that a text must match, as ECMAScript writes it; null also for one that only .NET knows.</summary>
    public string? Pattern { get; init; }

    /// <summary>The allowed values, each as JSON; null where all are.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init; }
}
