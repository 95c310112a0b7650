using System.Collections.Immutable;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what the manifest lists.</summary>
internal static class ManifestParser
{
    /// <summary>The record and its cases, without those that are abstract and those that name themselves: what a body
    /// returns is not read, and a wrong name would be worse than none.</summary>
    public static EquatableArray<ManifestEntry> Events(EventModel? model) =>
        (model?.Declarations ?? default)
            .Where(static declaration => declaration.GetsEventType)
            .Select(static declaration => new ManifestEntry(declaration.Declaration.MetadataName, declaration.EventType))
            .ToEquatableArray();

    public static EquatableArray<ManifestEntry> Workflow(WorkflowModel? model) =>
        model is null ? default : new([new ManifestEntry(model.Declaration.MetadataName, null)]);

    /// <summary>Events before workflows, each by name.</summary>
    public static EquatableArray<ManifestEntry> Sort(ImmutableArray<EquatableArray<ManifestEntry>> parts) =>
        parts.SelectMany(static part => part)
            .OrderBy(static entry => entry.EventType is null)
            .ThenBy(static entry => entry.TypeName, StringComparer.Ordinal)
            .ToEquatableArray();
}
