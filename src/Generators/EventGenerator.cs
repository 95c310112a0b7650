using GenFlow.Generators.Emitter;
using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators;

/// <summary>Gives records with [Event] or [StreamEvent] their base and their <c>EventType</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Records with [Event]
        IncrementalValuesProvider<EventModel?> events = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.EventAttribute.MetadataName,
                static (node, _) => EventParser.IsCandidate(node),
                static (attributed, cancellationToken) => EventParser.Parse(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.Events);

        // Records with [StreamEvent]
        IncrementalValuesProvider<EventModel?> streamEvents = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.StreamEventAttribute.MetadataName,
                static (node, _) => EventParser.IsCandidate(node),
                static (attributed, cancellationToken) => EventParser.Parse(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.StreamEvents);

        // One file for each record, with the cases nested in it
        context.RegisterSourceOutput(events, static (output, model) => EventEmitter.Emit(output, model));
        context.RegisterSourceOutput(streamEvents, static (output, model) => EventEmitter.Emit(output, model));
    }
}
