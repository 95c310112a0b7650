using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>What a line says about the graph; also the method that takes it.</summary>
internal enum GraphForm
{
    /// <summary>Lists are divided by a member.</summary>
    Key,

    /// <summary>A run begins with the event.</summary>
    Input,

    /// <summary>The step declares a type under whose derived types its events are known.</summary>
    Declares,

    /// <summary>The step returns the event.</summary>
    Returns,

    /// <summary>The step may give the event.</summary>
    MayReturn,

    /// <summary>The step sends the event.</summary>
    Sends,

    /// <summary>The step gives a request.</summary>
    Asks,

    /// <summary>The answer goes on as an event.</summary>
    Answers,

    /// <summary>The step awaits the answer.</summary>
    Awaits,

    /// <summary>The step's failures go to steps.</summary>
    Fails,

    /// <summary>The step writes the event to the stream.</summary>
    Streams,

    /// <summary>The step runs a workflow.</summary>
    Runs,

    /// <summary>The event opens what joins close.</summary>
    Opens,
}

/// <summary>One line about a workflow's graph.</summary>
/// <param name="Form">What it says.</param>
/// <param name="Step">The step that it is about; −1 where it is about none.</param>
/// <param name="Type">The identity of the type that it is about; for a key the member's name.</param>
/// <param name="Other">For an answer or an awaited request the identity of the answer's type; for a workflow with a graph its type; else null.</param>
/// <param name="Targets">Who takes the event; for a key the parameter.</param>
/// <param name="Joins">What the event opens.</param>
internal sealed record GraphLine(
    GraphForm Form, int Step, string Type, string? Other = null, EquatableArray<EventTarget> Targets = default, EquatableArray<int> Joins = default);
