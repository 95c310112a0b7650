using System.Collections.Immutable;
using GenFlow.Generators.Emitter;
using GenFlow.Generators.Incremental;
using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators;

/// <summary>Gives records with [Event] or [StreamEvent] their base and their serializers, closes unions over their cases,
/// gives classes with [Workflow] their routes, lists both in the assembly's manifest, and gives methods with [Action] and
/// types with [StructuredOutput] what models need of them. One generator, so that the
/// compiler looks for each attribute once and each declaration is read once.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GenFlowGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Records with [Event], records with [StreamEvent], classes with [Workflow]
        IncrementalValuesProvider<RecordModel> records = Declared(context, KnownTypes.EventAttribute, EventParser.IsCandidate, RecordParser.Parse);
        IncrementalValuesProvider<RecordModel> streamRecords = Declared(context, KnownTypes.StreamEventAttribute, EventParser.IsCandidate, RecordParser.Parse);
        IncrementalValuesProvider<WorkflowModel?> workflows = Declared(context, KnownTypes.WorkflowAttribute, WorkflowParser.IsCandidate, WorkflowParser.Parse)
            .WithTrackingName(TrackingNames.Workflows);

        // One file for each record, with the cases nested in it
        IncrementalValuesProvider<EventModel?> events = Events(records, TrackingNames.Events);
        IncrementalValuesProvider<EventModel?> streamEvents = Events(streamRecords, TrackingNames.StreamEvents);
        context.RegisterSourceOutput(events, static (output, model) => EventEmitter.Emit(output, model));
        context.RegisterSourceOutput(streamEvents, static (output, model) => EventEmitter.Emit(output, model));

        // What records say about unions, and the cases that are not nested in theirs
        IncrementalValuesProvider<UnionSource?> sources = Sources(records, TrackingNames.UnionEvents);
        IncrementalValuesProvider<UnionSource?> streamSources = Sources(streamRecords, TrackingNames.UnionStreamEvents);
        IncrementalValueProvider<EquatableArray<OutsideCase>> outside = sources.Where(static source => source is { Outside.IsEmpty: false }).Collect()
            .Combine(streamSources.Where(static source => source is { Outside.IsEmpty: false }).Collect())
            .Select(static (parts, _) => UnionPlanner.Sort(parts.Left, parts.Right))
            .WithTrackingName(TrackingNames.OutsideCases);

        // One file for each union, with the cases of all places
        context.RegisterSourceOutput(Unions(sources, outside, TrackingNames.Unions), static (output, model) => UnionEmitter.Emit(output, model));
        context.RegisterSourceOutput(Unions(streamSources, outside, TrackingNames.StreamUnions), static (output, model) => UnionEmitter.Emit(output, model));

        // One file for each workflow
        context.RegisterSourceOutput(workflows, static (output, model) => WorkflowEmitter.Emit(output, model));

        // One file for each method with [Action], one for each type with [StructuredOutput]
        IncrementalValuesProvider<ActionModel?> actions = Declared(context, KnownTypes.ActionAttribute, ActionParser.IsCandidate, ActionParser.Parse)
            .WithTrackingName(TrackingNames.Actions);
        IncrementalValuesProvider<OutputModel?> outputs = Declared(context, KnownTypes.StructuredOutputAttribute, OutputParser.IsCandidate, OutputParser.Parse)
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(actions, static (output, model) => ActionEmitter.Emit(output, model));
        context.RegisterSourceOutput(outputs, static (output, model) => OutputEmitter.Emit(output, model));

        // One sorted list for the assembly, none for one without events and workflows
        IncrementalValueProvider<EquatableArray<ManifestEntry>> manifest = ManifestEvents(events, TrackingNames.ManifestEvents)
            .Combine(ManifestEvents(streamEvents, TrackingNames.ManifestStreamEvents))
            .Combine(workflows.Select(static (model, _) => ManifestParser.Workflow(model)).WithTrackingName(TrackingNames.ManifestWorkflows).Collect())
            .Select(static (parts, _) => ManifestParser.Sort(parts.Left.Left.AddRange(parts.Left.Right).AddRange(parts.Right)))
            .WithTrackingName(TrackingNames.Manifest);
        context.RegisterSourceOutput(manifest, static (output, entries) => ManifestEmitter.Emit(output, entries));
    }

    // The memo is of this driver: a static lambda has no place for it.
    private static IncrementalValuesProvider<TModel> Declared<TModel>(
        IncrementalGeneratorInitializationContext context,
        KnownType attribute,
        Func<SyntaxNode, bool> isCandidate,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, TModel> parse) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute.MetadataName,
            (node, _) => isCandidate(node) && GeneratedLanguage.Compiles(node.SyntaxTree.Options),
            new DeclarationMemo<TModel>(parse).Parse);

    private static IncrementalValuesProvider<EventModel?> Events(IncrementalValuesProvider<RecordModel> records, string name) =>
        records.Select(static (record, _) => record.Event).WithTrackingName(name);

    private static IncrementalValuesProvider<UnionSource?> Sources(IncrementalValuesProvider<RecordModel> records, string name) =>
        records.Select(static (record, _) => record.Union).WithTrackingName(name);

    private static IncrementalValuesProvider<UnionModel?> Unions(
        IncrementalValuesProvider<UnionSource?> sources,
        IncrementalValueProvider<EquatableArray<OutsideCase>> outside,
        string name) =>
        sources.Where(static source => source?.Draft is not null)
            .Combine(outside)
            .Select(static (parts, _) => UnionPlanner.Plan(parts.Left!.Draft, parts.Right))
            .WithTrackingName(name);

    private static IncrementalValueProvider<ImmutableArray<EquatableArray<ManifestEntry>>> ManifestEvents(
        IncrementalValuesProvider<EventModel?> events, string name) =>
        events.Select(static (model, _) => ManifestParser.Events(model)).WithTrackingName(name).Collect();
}
