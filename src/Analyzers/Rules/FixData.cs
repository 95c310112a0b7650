namespace GenFlow.Analyzers;

/// <summary>The keys of what a diagnostic tells its fix.</summary>
internal static class FixData
{
    /// <summary>A type as code at the place of the diagnostic may write it.</summary>
    public const string Type = nameof(Type);

    /// <summary>The cancellation token that code at the place may name.</summary>
    public const string Token = nameof(Token);

    /// <summary>The clock that code at the place may name.</summary>
    public const string Clock = nameof(Clock);

    /// <summary>The name of the parameter that an argument is for; absent where its position says it.</summary>
    public const string Parameter = nameof(Parameter);
}
