using GenFlow.Generators.Emitter;
using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators;

/// <summary>Lists an assembly's events and workflows in assembly attributes, for compilations that reference it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ManifestGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Events: a record and the cases nested in it
        IncrementalValuesProvider<EquatableArray<ManifestEntry>> events = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.EventAttribute.MetadataName,
                static (node, _) => EventParser.IsCandidate(node),
                static (attributed, cancellationToken) => ManifestParser.Events(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.ManifestEvents);

        // Stream events
        IncrementalValuesProvider<EquatableArray<ManifestEntry>> streamEvents = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.StreamEventAttribute.MetadataName,
                static (node, _) => EventParser.IsCandidate(node),
                static (attributed, cancellationToken) => ManifestParser.Events(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.ManifestStreamEvents);

        // Workflows
        IncrementalValuesProvider<EquatableArray<ManifestEntry>> workflows = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.WorkflowAttribute.MetadataName,
                static (node, _) => WorkflowParser.IsCandidate(node),
                static (attributed, cancellationToken) => ManifestParser.Workflow(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.ManifestWorkflows);

        // One sorted list for the assembly
        IncrementalValueProvider<EquatableArray<ManifestEntry>> manifest = events.Collect()
            .Combine(streamEvents.Collect())
            .Combine(workflows.Collect())
            .Select(static (parts, _) => ManifestParser.Sort(parts.Left.Left.AddRange(parts.Left.Right).AddRange(parts.Right)))
            .WithTrackingName(TrackingNames.Manifest);

        // One file, none for an assembly without either
        context.RegisterSourceOutput(manifest, static (output, entries) => ManifestEmitter.Emit(output, entries));
    }
}
