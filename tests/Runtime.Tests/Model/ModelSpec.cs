using System.Text;

namespace GenFlow.Tests.Model;

internal enum NodeKind
{
    Work,
    Split,
    Join,
    LoopEnter,
    LoopTest,
    AskAndWait,
    AskAndReturn,
    Child,
    Stop,
}

internal enum Items
{
    Array,
    Lazy,
    Stream,
    TaskOfList,
    Sent,
}

/// <summary>What a body does that a well-behaved one does not; each fits some plans only.</summary>
internal enum Quirk
{
    None,

    /// <summary>Waits for its token to be cancelled.</summary>
    Hang,

    /// <summary>Waits for the end of the run, and does not look at its token.</summary>
    Deaf,

    /// <summary>Fails at every attempt, and nobody recovers.</summary>
    Fatal,

    /// <summary>Stops the run from its branch.</summary>
    StopEarly,
}

/// <summary>A step of a random workflow.</summary>
internal sealed record Node(int Id, NodeKind Kind)
{
    public int Next { get; set; } = -1;

    /// <summary>Of a split the first node of its branches, of a loop's end the node to go back to.</summary>
    public int Body { get; set; } = -1;

    public int Join { get; set; } = -1;

    /// <summary>Most items of a split, rounds of a loop.</summary>
    public int Count { get; init; }

    public bool MayBeEmpty { get; init; }

    public Items Items { get; init; }

    public int Yields { get; init; }

    public int Writes { get; init; }

    public int MaxConcurrency { get; init; }

    public int Retries { get; init; }

    public int RetryDelay { get; init; }

    /// <summary>So many attempts fail.</summary>
    public int Failing { get; init; }

    public bool Recovers { get; init; }

    public bool Twin { get; init; }

    /// <summary>Gives no event for one value in so many; 0 for never.</summary>
    public int Drops { get; init; }

    /// <summary>Of a join: whether its result depends on the order of what it collected.</summary>
    public bool Ordered { get; set; }

    public Quirk Quirk { get; set; }

    public ModelSpec? Child { get; init; }
}

/// <summary>A random workflow.</summary>
internal sealed class ModelSpec(List<Node> nodes, int first)
{
    public List<Node> Nodes { get; } = nodes;

    public int First { get; } = first;

    public IEnumerable<Node> All => Nodes.Concat(Nodes.Where(node => node.Child is not null).SelectMany(node => node.Child!.All));

    public override string ToString()
    {
        var text = new StringBuilder($"first {First}\n");
        foreach (Node node in Nodes)
        {
            text.Append(node).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>Rounds left of the loops around, innermost first.</summary>
internal sealed record Rounds(int Left, Rounds? Outer);

internal sealed record Message(int Node, long Value, Rounds? Rounds) : Event
{
    public override string EventType => "Message";
}

internal sealed record Note(int Node, long Value) : StreamEvent
{
    public override string EventType => "Note";
}

internal sealed record AskValue(long Value) : InputRequest<long>
{
    public override string EventType => "AskValue";

    public long Answer => Value + 1;
}

internal sealed record AskMessage(Message Wanted) : InputRequest<Message>
{
    public override string EventType => "AskMessage";
}

internal sealed class ModelException(int node, int attempt) : Exception($"node {node} fails in attempt {attempt}");

internal static class Mix
{
    public static long Of(long value, long by)
    {
        ulong mixed = ((ulong)value + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL ^ ((ulong)by + 1) * 0x94D049BB133111EBUL;
        return (long)(mixed ^ (mixed >> 29));
    }

    public static int Below(long value, int limit) => (int)((ulong)value % (ulong)limit);
}
