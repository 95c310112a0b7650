namespace GenFlow.Analyzers;

/// <summary>The keys of what a diagnostic tells its fix.</summary>
internal static class FixData
{
    /// <summary>A type as code at the place of the diagnostic may write it.</summary>
    public const string Type = nameof(Type);
}
