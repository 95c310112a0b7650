using GenFlow.Graphs;

namespace GenFlow.Tests.Graphs;

/// <summary>A graph as lines that tests compare.</summary>
internal static class GraphText
{
    /// <summary>Each way as <c>Kind: From -Event-> To</c>; a star is a branch, brackets are how it is joined, an exclamation
    /// mark means undeclared.</summary>
    public static string[] Ways(this WorkflowGraph graph) => [.. graph.Edges.Select(static edge =>
        $"{edge.Kind}: {edge.From.Name} -{edge.EventName}{(edge.IsFanOut ? "*" : "")}-> {edge.To.Name}{Join(edge.Join)}{(edge.IsDeclared ? "" : " !")}")];

    public static string[] Ways(this WorkflowGraph graph, string from) => [.. graph.Ways().Where(way => way.Contains($": {from} -", StringComparison.Ordinal))];

    /// <summary>Each place as <c>Kind Name</c>; a star is a fan-out, an ampersand a join, what it streams follows.</summary>
    public static string[] Places(this WorkflowGraph graph) => [.. graph.Nodes.Select(static node =>
        $"{node}{(node.IsFanOut ? "*" : "")}{(node.IsJoin ? "&" : "")}{string.Concat(node.Streams.Select(static effect => $" ~{effect.Name}{(effect.IsDeclared ? "" : "!")}"))}{(node.IsDeclared ? "" : " !")}")];

    public static string[] Scopes(this WorkflowGraph graph) => [.. graph.Scopes.Select(static scope =>
        $"{scope.Opener?.Name ?? $"[{scope.Event!.Name}]"}: {scope.Join.Name}")];

    private static string Join(GraphJoin? join) => join switch
    {
        null => "",
        { IsCollected: false } => $" [{join.Slot}{(join.IsOptional ? "?" : "")}]",
        _ => $" [{join.Slot}, all{(join.From is null ? "" : " of " + join.From)}{(join.Count == 0 ? "" : $" by {join.Count}")}{(join.Key is null ? "" : " by " + join.Key)}]",
    };
}
