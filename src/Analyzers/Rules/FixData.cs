namespace GenFlow.Analyzers;

/// <summary>The keys of what a diagnostic tells its fix.</summary>
internal static class FixData
{
    /// <summary>A type as code at the place of the diagnostic may write it.</summary>
    public const string Type = nameof(Type);

    /// <summary>Several of them, a line each.</summary>
    public const string Types = nameof(Types);

    /// <summary>There where a member can be left out of JSON.</summary>
    public const string CanBeIgnored = nameof(CanBeIgnored);

    /// <summary>A name that the member may have in JSON.</summary>
    public const string JsonName = nameof(JsonName);

    /// <summary>There where a record can be sealed.</summary>
    public const string CanBeSealed = nameof(CanBeSealed);

    /// <summary>There where a setter can be one that only initializers call.</summary>
    public const string CanBeInit = nameof(CanBeInit);

    /// <summary>The names of the variables that functions capture, a line each.</summary>
    public const string Captured = nameof(Captured);

    /// <summary>Present where the reported class could be a workflow.</summary>
    public const string CanBeWorkflow = nameof(CanBeWorkflow);

    /// <summary>The cancellation token that code at the place may name.</summary>
    public const string Token = nameof(Token);

    /// <summary>What models could call the action.</summary>
    public const string ActionName = nameof(ActionName);

    /// <summary>The clock that code at the place may name.</summary>
    public const string Clock = nameof(Clock);

    /// <summary>The name of the parameter that an argument is for; absent where its position says it.</summary>
    public const string Parameter = nameof(Parameter);
}
