namespace GenFlow.Analyzers;

/// <summary>The keys of what a diagnostic tells its fix.</summary>
internal static class FixData
{
    /// <summary>A type as code at the place of the diagnostic may write it.</summary>
    public const string Type = nameof(Type);

    /// <summary>Present where the reported class could be a workflow.</summary>
    public const string CanBeWorkflow = nameof(CanBeWorkflow);
}
