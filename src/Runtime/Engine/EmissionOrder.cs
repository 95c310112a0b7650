namespace GenFlow.Engine;

/// <summary>Orders places inside a scope by their branches: by the branch in the scope itself, then by that in the next scope
/// inside it, and so on; a place comes before those inside it. Several scopes in one branch come one after the other: by the
/// steps that opened them, then as they were opened.</summary>
/// <remarks>Places are put into a tree of branch numbers and ranked by one walk over it. To compare them two by two would
/// cost the depth each time, and scopes may nest as deep as a run is long.</remarks>
internal sealed class EmissionOrder
{
    private const int Root = 0;

    // By node. The root's parent and number are never read.
    private readonly List<(int Parent, long Branch)> _nodes = [default];
    private readonly Dictionary<(int Parent, long Branch), int> _children = [];
    private readonly Dictionary<Scope, int> _nodeOfScope = [];
    private readonly Stack<Scope> _path = [];

    public EmissionOrder(Scope scope) => _nodeOfScope.Add(scope, Root);

    /// <summary>The node of a place in the scope or inside it.</summary>
    public int NodeOf(BranchPlace place)
    {
        Scope scope = place.Scope!;
        int node;
        while (!_nodeOfScope.TryGetValue(scope, out node))
        {
            _path.Push(scope);
            scope = scope.Parent.Scope!;
        }

        while (_path.TryPop(out Scope? inner))
        {
            node = Child(Child(node, inner.Parent.Index), inner.OrderInBranch);
            _nodeOfScope.Add(inner, node);
        }

        return Child(node, place.Index);
    }

    /// <summary>The rank of each node.</summary>
    public int[] Ranks()
    {
        int count = _nodes.Count;
        int[] first = new int[count];
        int[] next = new int[count];
        int[] order = [.. Enumerable.Range(1, count - 1)];
        Array.Sort(order, (left, right) => _nodes[right].Branch.CompareTo(_nodes[left].Branch));
        foreach (int node in order)
        {
            // The highest number first: each goes before its greater siblings.
            ref int firstOfParent = ref first[_nodes[node].Parent];
            next[node] = firstOfParent;
            firstOfParent = node;
        }

        int[] ranks = new int[count];
        int rank = 0;
        for (int node = first[Root]; node != Root; node = After(node))
        {
            ranks[node] = ++rank;
        }

        return ranks;

        int After(int node)
        {
            if (first[node] != Root)
            {
                return first[node];
            }

            while (node != Root && next[node] == Root)
            {
                node = _nodes[node].Parent;
            }

            return node == Root ? Root : next[node];
        }
    }

    private int Child(int parent, long branch)
    {
        if (!_children.TryGetValue((parent, branch), out int node))
        {
            node = _nodes.Count;
            _nodes.Add((parent, branch));
            _children.Add((parent, branch), node);
        }

        return node;
    }
}
