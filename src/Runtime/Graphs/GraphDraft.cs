using GenFlow.CompilerServices;

namespace GenFlow.Graphs;

/// <summary>A place before it has a number: a step, or a type in its part.</summary>
internal readonly record struct DraftNode(GraphNodeKind Kind, int Step, Type? Type)
{
    public static DraftNode Of(int step) => new(GraphNodeKind.Step, step, null);

    public static DraftNode Of(GraphNodeKind kind, Type type) => new(kind, -1, type);
}

/// <summary>A way before its ends have numbers.</summary>
internal sealed record DraftEdge(DraftNode From, DraftNode To, GraphEdgeKind Kind, Type? Event, bool IsFanOut = false, GraphJoin? Join = null);

/// <summary>Gathers a graph in any order and numbers it in one: the same for the same content.</summary>
internal sealed class GraphDraft
{
    private readonly Dictionary<DraftNode, bool> _nodes = [];
    private readonly List<(DraftEdge Edge, bool IsDeclared)> _edges = [];
    private readonly HashSet<DraftEdge> _known = [];
    private readonly List<(int Step, Type Type, bool IsDeclared)> _streams = [];
    private readonly Dictionary<Type, Func<WorkflowGraph>> _children = [];
    private readonly List<(DraftNode? Opener, Type? Event, int Join)> _scopes = [];

    public IEnumerable<DraftEdge> Edges => _edges.Select(static edge => edge.Edge);

    /// <summary>Adds it unless it is there. What is declared comes first.</summary>
    public void Add(DraftEdge edge, bool isDeclared = true)
    {
        if (_known.Add(edge))
        {
            _nodes.TryAdd(edge.From, isDeclared);
            _nodes.TryAdd(edge.To, isDeclared);
            _edges.Add((edge, isDeclared));
        }
    }

    public void AddStream(int step, Type type, bool isDeclared)
    {
        if (!_streams.Exists(stream => stream.Step == step && stream.Type == type))
        {
            _streams.Add((step, type, isDeclared));
        }
    }

    public void AddChild(Type workflow, Func<WorkflowGraph> graph) => _children[workflow] = graph;

    public void AddScope(DraftNode? opener, Type? ev, int join) => _scopes.Add((opener, ev, join));

    public WorkflowGraph Build(string name, StepDefinition[] steps)
    {
        for (int step = 0; step < steps.Length; step++)
        {
            _nodes[DraftNode.Of(step)] = true;
        }

        var names = new TypeNames(_nodes.Keys.Select(static node => node.Type)
            .Concat(_edges.Select(static edge => edge.Edge.Event))
            .Concat(_streams.Select(static stream => stream.Type))
            .OfType<Type>());
        GraphNode[] nodes = [.. _nodes
            .OrderBy(static node => node.Key.Kind)
            .ThenBy(static node => node.Key.Step)
            .ThenBy(static node => node.Key.Type is { } type ? TypeText.Full(type) : "", StringComparer.Ordinal)
            .Select((node, index) => Node(index, node.Key, node.Value, names, steps))];
        Dictionary<DraftNode, GraphNode> placed = nodes.ToDictionary(static node => new DraftNode(node.Kind, node.Step, node.Type));
        GraphEdge[] edges = [.. _edges
            .OrderBy(edge => placed[edge.Edge.From].Index)
            .Select(edge => Edge(edge.Edge, edge.IsDeclared, names, placed))];
        GraphScope[] scopes = [.. _scopes.Select(scope => new GraphScope(scope.Opener is { } opener ? placed[opener] : null, scope.Event, placed[DraftNode.Of(scope.Join)]))];
        return new(name, nodes, edges, scopes);
    }

    private GraphNode Node(int index, DraftNode node, bool isDeclared, TypeNames names, StepDefinition[] steps)
    {
        if (node.Type is { } type)
        {
            return new(index, node.Kind, names[type]) { Type = type, IsDeclared = isDeclared, ChildGraph = _children.GetValueOrDefault(type) };
        }

        StepDefinition step = steps[node.Step];
        GraphEffect[] streams = [.. _streams
            .Where(stream => stream.Step == node.Step)
            .OrderByDescending(static stream => stream.IsDeclared)
            .ThenBy(static stream => TypeText.Full(stream.Type), StringComparer.Ordinal)
            .Select(stream => new GraphEffect(stream.Type, names[stream.Type], stream.IsDeclared))];
        return new(index, node.Kind, step.Name)
        {
            Step = node.Step,
            IsFanOut = step.IsFanOut,
            IsJoin = step.CollectSlots > 0 || step.EventSlots.Length > 0,
            Streams = Array.AsReadOnly(streams),
        };
    }

    private static GraphEdge Edge(DraftEdge edge, bool isDeclared, TypeNames names, Dictionary<DraftNode, GraphNode> placed) => new(
        placed[edge.From],
        placed[edge.To],
        edge.Kind,
        edge.Event,
        edge.Event is { } type ? names[type] : "",
        edge.IsFanOut,
        edge.Join,
        isDeclared);
}
