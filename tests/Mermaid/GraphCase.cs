using System.Reflection;
using GenFlow.Graphs;

namespace GenFlow.Mermaid;

/// <summary>A Mermaid text and what must be read from it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Nodes">The places, in order.</param>
/// <param name="Edges">The ways, in order.</param>
internal sealed record GraphCase(string Name, string Text, NodeCase[] Nodes, EdgeCase[] Edges)
{
    /// <summary>The graphs of all workflows of an assembly that can be named without thought: of generic ones with string.</summary>
    public static IEnumerable<GraphCase> Of(Assembly assembly, string source) =>
        from type in assembly.GetTypes()
        where type.IsDefined(typeof(WorkflowAttribute))
        let closed = Close(type)
        let property = closed?.GetProperty("Graph", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where property?.PropertyType == typeof(WorkflowGraph)
        select Of((WorkflowGraph)property.GetValue(null)!, $"{source}: {type}");

    private static GraphCase Of(WorkflowGraph graph, string name) => new(
        name,
        graph.ToMermaid(),
        [.. graph.Nodes.Select(static node => new NodeCase(
            node.IsJoin ? "Join" : node.Kind.ToString(), node.Name, [.. node.Streams.Select(static effect => effect.Name)]))],
        [.. graph.Edges.Select(EdgeCase.Of)]);

    private static Type? Close(Type type)
    {
        try
        {
            return type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(static _ => typeof(string))]) : type;
        }
        catch (ArgumentException)
        {
            // A constraint that a string does not meet.
            return null;
        }
    }
}

/// <summary>A place as it must be read.</summary>
internal sealed record NodeCase(string Kind, string Name, string[] Streams);

/// <summary>A way as it must be read.</summary>
/// <param name="From">The number of its beginning.</param>
/// <param name="To">The number of its end.</param>
/// <param name="Stroke">Its line.</param>
/// <param name="Arrow">Its head.</param>
/// <param name="Says">What its label has in it; empty where it has none.</param>
internal sealed record EdgeCase(int From, int To, string Stroke, string Arrow, string[] Says)
{
    public static EdgeCase Of(GraphEdge edge) => new(
        edge.From.Index,
        edge.To.Index,
        !edge.IsDeclared ? "dotted" : edge.IsFanOut && edge.Kind != GraphEdgeKind.Failure ? "thick" : "normal",
        edge is { IsDeclared: true, Kind: GraphEdgeKind.Failure } ? "arrow_cross" : "arrow_point",
        [.. Words(edge)]);

    private static IEnumerable<string> Words(GraphEdge edge)
    {
        if (!edge.IsDeclared)
        {
            yield return "undeclared";
        }

        bool isNamedByNode = edge.To.Kind is GraphNodeKind.Stop or GraphNodeKind.Unhandled || edge is { Kind: GraphEdgeKind.Input, Join: null };
        string? word = (edge.Kind, isNamedByNode) switch
        {
            (GraphEdgeKind.Child, _) => "runs",
            (GraphEdgeKind.Asked, _) => "asks",
            (GraphEdgeKind.Sent, true) => "sends",
            (GraphEdgeKind.Alternative, true) => edge.IsFanOut ? "each" : "?",
            (_, true) => edge.IsFanOut ? "each" : null,
            _ => edge.EventName,
        };
        if (word is not null)
        {
            yield return word;
        }

        if (edge.Join?.Key is { } key)
        {
            yield return "by " + key;
        }

        if (edge.Join?.From is { } from)
        {
            yield return "from " + from;
        }
    }
}
