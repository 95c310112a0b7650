namespace GenFlow.Roslyn;

/// <summary>What numbers are compared as.</summary>
internal enum NumberForm
{
    /// <summary>Exactly: whole and decimal numbers.</summary>
    Decimal,

    Double,
}

/// <summary>How the length of a value is asked for.</summary>
internal enum LengthForm
{
    /// <summary>A text's <c>Length</c>.</summary>
    Text,

    /// <summary>A list's <c>Length</c>.</summary>
    Length,

    /// <summary>A list's <c>Count</c>.</summary>
    Count,

    /// <summary>A sequence is counted.</summary>
    Sequence,

    /// <summary>A dictionary's <c>Count</c>.</summary>
    Map,
}

/// <summary>A value of a set of allowed ones.</summary>
/// <param name="Constant">As C#.</param>
/// <param name="Json">As JSON.</param>
internal sealed record AllowedValue(string Constant, string Json);

/// <summary>What values of a member must be within, as attributes say.</summary>
/// <param name="TypeName">The type of a value that is there, as generated code writes it.</param>
/// <param name="IsNullable">Whether there may be no value, which no bound is asked of.</param>
internal sealed record MemberBounds(string TypeName, bool IsNullable)
{
    public NumberForm Numbers { get; init; }

    /// <summary>The least number, as JSON; null for none.</summary>
    public string? Minimum { get; init; }

    public bool IsMinimumExclusive { get; init; }

    /// <summary>The greatest number, as JSON; null for none.</summary>
    public string? Maximum { get; init; }

    public bool IsMaximumExclusive { get; init; }

    public LengthForm Lengths { get; init; }

    /// <summary>The least length; 0 for none.</summary>
    public int MinLength { get; init; }

    /// <summary>The greatest length; <see cref="int.MaxValue"/> for none.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>What the whole text must match; null for nothing.</summary>
    public string? Pattern { get; init; }

    /// <summary>How long a match may take, in milliseconds.</summary>
    public int PatternTimeout { get; init; }

    /// <summary>The values that are allowed; empty for all.</summary>
    public EquatableArray<AllowedValue> Allowed { get; init; }

    public bool HasRange => Minimum is not null || Maximum is not null;

    public bool HasLength => MinLength > 0 || MaxLength < int.MaxValue;
}
