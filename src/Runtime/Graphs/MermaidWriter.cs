using System.Globalization;
using System.Text;

namespace GenFlow.Graphs;

/// <summary>Writes a graph as a Mermaid flowchart. Ids are numbers, so that no name can be a word of the language.</summary>
internal static class MermaidWriter
{
    public static string Write(WorkflowGraph graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (GraphNode node in graph.Nodes)
        {
            AppendNode(text, node);
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            AppendEdge(text, edge);
        }

        return text.ToString();
    }

    private static void AppendNode(StringBuilder text, GraphNode node)
    {
        (string open, string close) = node switch
        {
            { Kind: GraphNodeKind.Input or GraphNodeKind.Stop } => ("([", "])"),
            { Kind: GraphNodeKind.Request } => ("{", "}"),
            { Kind: GraphNodeKind.Child } => ("[[", "]]"),
            { Kind: GraphNodeKind.Unhandled } => (">", "]"),
            { IsJoin: true } => ("{{", "}}"),
            _ => ("[", "]"),
        };
        AppendId(text.Append("    "), node);
        text.Append(open).Append('"');
        MermaidText.Append(text, node.Name);
        if (node.Kind == GraphNodeKind.Unhandled)
        {
            text.Append("<br/>nobody takes it");
        }

        AppendStreams(text, node.Streams, isDeclared: true);
        AppendStreams(text, node.Streams, isDeclared: false);
        text.Append('"').Append(close).Append('\n');
    }

    private static void AppendStreams(StringBuilder text, IReadOnlyList<GraphEffect> streams, bool isDeclared)
    {
        string before = "<br/>streams ";
        foreach (GraphEffect effect in streams)
        {
            if (effect.IsDeclared == isDeclared)
            {
                MermaidText.Append(text.Append(before), effect.Name);
                before = ", ";
            }
        }

        if (!isDeclared && before == ", ")
        {
            text.Append(" undeclared");
        }
    }

    private static void AppendEdge(StringBuilder text, GraphEdge edge)
    {
        AppendId(text.Append("    "), edge.From);
        text.Append(edge switch
        {
            { IsDeclared: false } => " -.->",
            { Kind: GraphEdgeKind.Failure } => " --x",
            { IsFanOut: true } => " ==>",
            _ => " -->",
        });
        int start = text.Append("|\"").Length;
        AppendLabel(text, edge);
        if (text.Length == start)
        {
            text.Length -= 2;
        }
        else
        {
            text.Append("\"|");
        }

        AppendId(text.Append(' '), edge.To);
        text.Append('\n');
    }

    // Inputs, stops and what nobody takes are named by their nodes.
    private static void AppendLabel(StringBuilder text, GraphEdge edge)
    {
        switch (edge)
        {
            case { Kind: GraphEdgeKind.Child }:
                text.Append("runs");
                break;
            case { Kind: GraphEdgeKind.Asked }:
                text.Append(edge.IsFanOut ? "asks each" : "asks");
                break;
            case { To.Kind: GraphNodeKind.Stop or GraphNodeKind.Unhandled }:
                text.Append((edge.IsFanOut, edge.Kind) switch
                {
                    (_, GraphEdgeKind.Sent) => "sends",
                    (true, _) => "each",
                    (_, GraphEdgeKind.Alternative) => "?",
                    _ => "",
                });
                break;
            case { Kind: GraphEdgeKind.Input, Join: null }:
                break;
            default:
                AppendEvent(text, edge);
                break;
        }

        if (!edge.IsDeclared)
        {
            text.Append(" undeclared");
        }
    }

    private static void AppendEvent(StringBuilder text, GraphEdge edge)
    {
        text.Append(edge.IsFanOut ? "each " : edge.Kind == GraphEdgeKind.Sent ? "sends " : "");
        MermaidText.Append(text, edge.EventName);
        text.Append(edge.Kind == GraphEdgeKind.Alternative ? "?" : "");
        switch (edge.Join)
        {
            case { IsCollected: true } join:
                text.Append(", collected");
                AppendSetting(text, " from ", join.From);
                AppendSetting(text, " by ", join.Key);
                text.Append(join.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {join.Count} at a time"));
                break;
            case { IsOptional: true }:
                text.Append(", if it comes");
                break;
        }
    }

    private static void AppendSetting(StringBuilder text, string before, string? value)
    {
        if (value is not null)
        {
            MermaidText.Append(text.Append(before), value);
        }
    }

    private static void AppendId(StringBuilder text, GraphNode node) => text.Append('n').Append(node.Index.ToString(CultureInfo.InvariantCulture));
}
