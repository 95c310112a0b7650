using GenFlow.Generators.Emitter;
using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators;

/// <summary>Closes abstract records with [Event] or [StreamEvent] over their cases: <c>Match</c>, <c>Switch</c>, <c>Visit</c>
/// and a reader that tells the cases apart.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What records with either attribute say about unions
        IncrementalValuesProvider<UnionSource?> events = Sources(context, KnownTypes.EventAttribute, TrackingNames.UnionEvents);
        IncrementalValuesProvider<UnionSource?> streamEvents = Sources(context, KnownTypes.StreamEventAttribute, TrackingNames.UnionStreamEvents);

        // The cases that are not nested in their union
        IncrementalValueProvider<EquatableArray<OutsideCase>> outside = events.Where(static source => source is { Outside.IsEmpty: false }).Collect()
            .Combine(streamEvents.Where(static source => source is { Outside.IsEmpty: false }).Collect())
            .Select(static (parts, _) => UnionPlanner.Sort(parts.Left, parts.Right))
            .WithTrackingName(TrackingNames.OutsideCases);

        // One file for each union, with the cases of all places
        IncrementalValuesProvider<UnionModel?> unions = Unions(events, outside, TrackingNames.Unions);
        IncrementalValuesProvider<UnionModel?> streamUnions = Unions(streamEvents, outside, TrackingNames.StreamUnions);
        context.RegisterSourceOutput(unions, static (output, model) => UnionEmitter.Emit(output, model));
        context.RegisterSourceOutput(streamUnions, static (output, model) => UnionEmitter.Emit(output, model));
    }

    private static IncrementalValuesProvider<UnionSource?> Sources(IncrementalGeneratorInitializationContext context, KnownType attribute, string name) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute.MetadataName,
                static (node, _) => EventParser.IsCandidate(node),
                static (attributed, cancellationToken) => UnionParser.Parse(attributed, cancellationToken))
            .WithTrackingName(name);

    private static IncrementalValuesProvider<UnionModel?> Unions(
        IncrementalValuesProvider<UnionSource?> sources,
        IncrementalValueProvider<EquatableArray<OutsideCase>> outside,
        string name) =>
        sources.Where(static source => source?.Draft is not null)
            .Combine(outside)
            .Select(static (parts, _) => UnionPlanner.Plan(parts.Left!.Draft, parts.Right))
            .WithTrackingName(name);
}
