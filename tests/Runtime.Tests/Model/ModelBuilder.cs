namespace GenFlow.Tests.Model;

/// <summary>Makes random workflows: nested chains, fan-outs with their joins and loops, so that a plain recursion can say what
/// they must give.</summary>
internal sealed class ModelBuilder(Random random, bool mayAsk)
{
    private readonly List<Node> _nodes = [];
    private int _left;

    public static ModelSpec Build(Random random, int size, bool mayAsk, bool isChild = false)
    {
        var builder = new ModelBuilder(random, mayAsk) { _left = size };
        int stop = builder.Add(new Node(0, NodeKind.Stop));
        int first = builder.Chain(stop, depth: 0, inLoop: false, isChild);
        bool ordered = !builder._nodes.Exists(static node => node.Twin);
        builder._nodes.ForEach(node => node.Ordered = ordered);
        return new ModelSpec(builder._nodes, first);
    }

    private int Add(Node node)
    {
        _nodes.Add(node with { Id = _nodes.Count });
        return _nodes.Count - 1;
    }

    private int Chain(int next, int depth, bool inLoop, bool isChild)
    {
        for (int length = random.Next(1, 4); length > 0; length--)
        {
            next = Block(next, depth, inLoop, isChild);
        }

        return next;
    }

    // Built from the end: a block knows what comes after it.
    private int Block(int next, int depth, bool inLoop, bool isChild)
    {
        _left--;
        int kind = _left <= 0 || depth > 3 ? 0 : random.Next(12);
        return kind switch
        {
            <= 4 => Add(Work(next, depth, inLoop)),
            <= 7 => Fan(next, depth, inLoop, isChild),
            8 => Loop(next, depth, isChild),
            9 when mayAsk => Add(Plain(NodeKind.AskAndWait, next)),
            10 when mayAsk => Add(Plain(NodeKind.AskAndReturn, next)),
            11 when !isChild => Add(Plain(NodeKind.Child, next) with { Child = Build(random, random.Next(1, 5), mayAsk, isChild: true) }),
            _ => Add(Work(next, depth, inLoop)),
        };
    }

    private Node Plain(NodeKind kind, int next) => new(0, kind)
    {
        Next = next,
        Yields = random.Next(3),
        Writes = random.Next(3),
        MaxConcurrency = random.Next(4) == 0 ? random.Next(1, 4) : 0,
    };

    private Node Work(int next, int depth, bool inLoop)
    {
        Node node = Fails(Plain(NodeKind.Work, next), mayRecover: true);
        return node with
        {
            Twin = depth > 0 && random.Next(12) == 0,
            Drops = depth > 0 && !inLoop && random.Next(6) == 0 ? random.Next(2, 5) : 0,
        };
    }

    private Node Fails(Node node, bool mayRecover)
    {
        if (random.Next(5) != 0)
        {
            return node;
        }

        int retries = random.Next(4);
        bool recovers = mayRecover && (retries == 0 || random.Next(3) == 0);
        return node with
        {
            Retries = retries,
            RetryDelay = random.Next(3) == 0 ? 1 : 0,
            Failing = recovers ? retries + 1 : random.Next(retries + 1),
            Recovers = recovers,
        };
    }

    private int Fan(int next, int depth, bool inLoop, bool isChild)
    {
        int join = Add(Fails(Plain(NodeKind.Join, next), mayRecover: false) with { MaxConcurrency = 0 });
        int split = Add(Fails(Plain(NodeKind.Split, next: -1), mayRecover: false) with
        {
            Count = random.Next(8) == 0 ? random.Next(8, 20) : random.Next(1, 5),
            MayBeEmpty = !inLoop,
            Items = (Items)random.Next(5),
            Join = join,
        });
        _nodes[split].Body = Chain(join, depth + 1, inLoop, isChild);
        return split;
    }

    private int Loop(int next, int depth, bool isChild)
    {
        int test = Add(Plain(NodeKind.LoopTest, next) with { Writes = 0 });
        int body = Chain(test, depth, inLoop: true, isChild);
        _nodes[test].Body = body;
        return Add(Plain(NodeKind.LoopEnter, body) with { Count = random.Next(1, 4) });
    }
}
