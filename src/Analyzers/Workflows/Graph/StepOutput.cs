using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>How a step gives an event to others.</summary>
internal enum OutputOrigin
{
    /// <summary>It returns it.</summary>
    Returned,

    /// <summary>It declares to send it.</summary>
    Declared,

    /// <summary>Its body sends it.</summary>
    Sent,
}

/// <summary>An event that a step gives to others.</summary>
/// <param name="step">The step.</param>
/// <param name="type">The event, or the request whose answer goes on.</param>
/// <param name="routed">What goes on.</param>
/// <param name="origin">How it is given.</param>
/// <param name="place">Where it says so; null where that is not in the class.</param>
internal sealed class StepOutput(AnalyzedStep step, INamedTypeSymbol type, EventReference routed, OutputOrigin origin, Location? place)
{
    public AnalyzedStep Step { get; } = step;

    public INamedTypeSymbol Type { get; } = type;

    public EventReference Routed { get; } = routed;

    public OutputOrigin Origin { get; } = origin;

    public Location? Place { get; } = place;

    public bool IsRequest { get; } = ProducedEvent.IsRequest(type);

    /// <summary>Whether it is meant for those who watch.</summary>
    public bool IsStreamEvent => !IsRequest && Routed.Bases.Contains(KnownTypes.StreamEvent.Global);

    /// <summary>As a message puts it.</summary>
    public string Verb => Origin switch
    {
        OutputOrigin.Returned => "returns",
        OutputOrigin.Declared => "declares to send",
        _ => "sends",
    };
}
