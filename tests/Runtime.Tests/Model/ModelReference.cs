namespace GenFlow.Tests.Model;

/// <summary>What a random workflow must give, by plain recursion on one thread.</summary>
internal sealed class ModelReference
{
    private const int MostSteps = 4_000;
    private readonly ModelSpec _spec;

    private ModelReference(ModelSpec spec) => _spec = spec;

    public long Result { get; private set; }

    public int Steps { get; private set; }

    public int FailedAttempts { get; private set; }

    public int Retries { get; private set; }

    public HashSet<Quirk> Met { get; } = [];

    public bool IsTooLarge => Steps > MostSteps;

    public static ModelReference Of(ModelSpec spec, long input)
    {
        var reference = new ModelReference(spec);
        reference.Go(new Message(spec.First, input, null), join: -1, []);
        return reference;
    }

    /// <summary>Follows a message to a join, or to the end.</summary>
    private void Go(Message message, int join, List<long> collected)
    {
        while (message.Node != join && !IsTooLarge)
        {
            Node node = _spec.Nodes[message.Node];
            Steps++;
            if (node.Quirk != Quirk.None)
            {
                Met.Add(node.Quirk);
            }

            FailedAttempts += node.Failing;
            Retries += Math.Min(node.Failing, node.Retries);
            switch (node.Kind)
            {
                case NodeKind.Stop:
                    Result = message.Value;
                    return;
                case NodeKind.Split:
                    message = Fan(node, message);
                    break;
                case NodeKind.Child:
                    ModelReference child = Of(node.Child!, message.Value);
                    Met.UnionWith(child.Met);
                    (Steps, FailedAttempts, Retries) = (Steps + child.Steps, FailedAttempts + child.FailedAttempts, Retries + child.Retries);
                    message = Model.Next(node, message with { Value = child.Result });
                    break;
                default:
                    Steps += node.Failing > node.Retries ? 1 : 0;
                    if (Model.Twin(node, message) is { } twin)
                    {
                        Go(twin, join, collected);
                    }

                    if (Model.Work(node, message) is not { } next)
                    {
                        return;
                    }

                    message = next;
                    break;
            }
        }

        Steps++;
        collected.Add(message.Value);
    }

    private Message Fan(Node split, Message message)
    {
        var collected = new List<long>();
        foreach (Message? item in Model.Split(split, message))
        {
            if (item is not null)
            {
                Go(item, split.Join, collected);
            }
        }

        Node join = _spec.Nodes[split.Join];
        Steps++;
        FailedAttempts += join.Failing;
        Retries += Math.Min(join.Failing, join.Retries);
        return new Message(join.Next, Model.Join(join, collected), message.Rounds);
    }
}

/// <summary>What nodes compute; the run and the reference agree on it.</summary>
internal static class Model
{
    public static Message Next(Node node, Message message) => new(node.Next, Mix.Of(message.Value, node.Id), message.Rounds);

    public static Message Recovered(Node node, Message message) => new(node.Next, Mix.Of(message.Value, -node.Id), message.Rounds);

    public static Message? Twin(Node node, Message message) =>
        node.Twin && node.Failing <= node.Retries ? new(node.Next, Mix.Of(message.Value, 77), message.Rounds) : null;

    public static Message? Work(Node node, Message message) => node.Kind switch
    {
        NodeKind.LoopEnter => message with { Node = node.Next, Rounds = new Rounds(node.Count, message.Rounds) },
        NodeKind.LoopTest when message.Rounds!.Left > 1 =>
            new(node.Body, Mix.Of(message.Value, node.Id), new Rounds(message.Rounds.Left - 1, message.Rounds.Outer)),
        NodeKind.LoopTest => new(node.Next, message.Value, message.Rounds!.Outer),
        NodeKind.AskAndWait => Next(node, message with { Value = message.Value + 1 }),
        _ when node.Failing > node.Retries => Recovered(node, message),
        _ when node.Drops > 0 && Mix.Below(message.Value, node.Drops) == 0 => null,
        _ => Next(node, message),
    };

    public static IEnumerable<Message?> Split(Node node, Message message)
    {
        int least = node.MayBeEmpty ? 0 : 1;
        int count = least + Mix.Below(message.Value, node.Count + 1 - least);
        for (int i = 0; i < count; i++)
        {
            if (Mix.Below(message.Value, 5) == 0)
            {
                yield return null;
            }

            yield return new Message(node.Body, Mix.Of(message.Value, i), message.Rounds);
        }
    }

    // The twins of a branch arrive in any order: only a sum does not tell them apart.
    public static long Join(Node node, IEnumerable<long> values) => values.Aggregate(
        (long)node.Id, (sum, value) => node.Ordered ? Mix.Of(sum, value) : sum + Mix.Of(value, 3));
}
