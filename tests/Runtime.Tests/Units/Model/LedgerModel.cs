using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow.Tests.Units.Model;

/// <summary>What a ledger must do, said as plainly as possible: nothing is counted, everything is looked up again each time.</summary>
internal sealed class LedgerModel(StepDefinition[] steps)
{
    private readonly ModelScope _run = new(-1, default, [], isFork: true);
    private readonly List<ModelNode> _nodes = [];
    private readonly Queue<ModelNode> _ready = [];
    private readonly Dictionary<int, Queue<ModelNode>> _gated = [];
    private readonly Dictionary<int, int> _taken = [];
    private int _arrivals;

    public List<ModelScope> Scopes { get; } = [];

    /// <summary>Joins whose scope ended without an event that they cannot do without.</summary>
    public List<int> Incomplete { get; } = [];

    public int Active => _nodes.Count(static node => !node.IsDone);

    public int Pending => _nodes.Count(static node => node.IsWaiting);

    public int Ready => _ready.Count;

    /// <summary>What to divide by; any function of an event's number.</summary>
    public static int KeyOf(int number) => number * 7 % 3;

    public int Waiting(ModelScope scope) =>
        _nodes.Where(node => node.IsWaiting && (node.Waits.Scope?.IsIn(scope) ?? false)).Sum(static node => node.Waits.Weight);

    /// <summary>What queueing for a parameter gives.</summary>
    public QueueResult Peek(RouteTarget target, ModelPlace place)
    {
        if (place.Scope is { IsClosed: true })
        {
            return QueueResult.ScopeClosed;
        }

        if (target.Slot < 0)
        {
            return QueueResult.Queued;
        }

        ModelScope? scope = ScopeFor(target, place);
        if (steps[target.Step].CollectSlots > 0)
        {
            return scope is null ? QueueResult.NoScope : QueueResult.Collected;
        }

        scope ??= _run;
        return scope.HasJoined.Contains(target.Step) || scope.Arrivals.Exists(arrival => arrival.Target == target)
            ? QueueResult.Surplus
            : QueueResult.Collected;
    }

    public QueueResult Queue(RouteTarget target, int number, ModelPlace place)
    {
        QueueResult result = Peek(target, place);
        if (result == QueueResult.Queued)
        {
            Wait(new ModelNode(target.Step, place, Text([[number]])));
        }
        else if (result == QueueResult.Collected)
        {
            ModelScope scope = ScopeFor(target, place) ?? _run;
            StepDefinition step = steps[target.Step];
            int[] path = step.CollectSlots > 0 ? scope.PathTo(place) : [];
            scope.Arrivals.Add(new Arrival(target, number, path, _arrivals++));
            if (step.CollectCount > 0 && Arrived(scope, target.Step).Length % step.CollectCount == 0)
            {
                DeliverBatch(scope, target.Step, step.CollectCount);
            }
            else if (step.EventSlots.Length > 0 && Arrived(scope, target.Step).Length == step.EventSlots.Length)
            {
                DeliverJoined(scope, target.Step);
            }
        }

        return result;
    }

    public QueueResult Queue(RouteDefinition route, int number, ModelPlace place)
    {
        ModelScope? fork = null;
        if (route.Joins.Length > 0 && place.Scope is not { IsClosed: true })
        {
            fork = Open(-1, place, route.Joins, isFork: true);
        }

        foreach (RouteTarget target in route.Targets)
        {
            QueueResult result = Queue(target, number, fork is null ? place : new(fork, fork.Branches++));
            if (result > QueueResult.Collected)
            {
                return result;
            }
        }

        if (fork is not null)
        {
            fork.IsProducing = false;
            CloseWhatIsOver();
        }

        return QueueResult.Queued;
    }

    public ModelNode Start()
    {
        ModelNode node = _ready.Dequeue();
        node.IsWaiting = false;
        if (steps[node.Step].OpensScope)
        {
            OpenFor(node);
        }

        return node;
    }

    public void OpenFor(ModelNode node) =>
        node.Opened = Open(node.Step, node.Place, steps[node.Step].Joins, !steps[node.Step].IsFanOut);

    public void DropOpened(ModelNode node)
    {
        node.Opened!.IsProducing = false;
        node.Opened.IsClosed = true;
        node.Opened = null;
    }

    public void EndStep(ModelNode node)
    {
        if (steps[node.Step].MaxConcurrency == 0)
        {
            return;
        }

        if (_gated.TryGetValue(node.Step, out Queue<ModelNode>? waiting) && waiting.TryDequeue(out ModelNode? next))
        {
            _ready.Enqueue(next);
        }
        else
        {
            _taken[node.Step]--;
        }
    }

    public void End(ModelNode node)
    {
        if (node.Opened is { } opened)
        {
            opened.IsProducing = false;
            CloseWhatIsOver();
        }

        node.IsDone = true;
        CloseWhatIsOver();
    }

    /// <summary>Queues the groups of a list but for the first, which is the node's.</summary>
    public ModelNode Divide(ModelNode node, string[] groups)
    {
        _nodes.Remove(node);
        node.Place.Scope?.Nodes.Remove(node);
        var first = new ModelNode(node.Step, node.Place, groups[0]) { IsWaiting = false, Opened = node.Opened };
        Add(first);
        foreach (string group in groups.Skip(1))
        {
            Wait(new ModelNode(node.Step, node.Place, group));
        }

        return first;
    }

    /// <summary>Nothing is left: what waits in the run itself goes on if it can.</summary>
    public void SettleRun() => Settle(_run);

    public static string Text(IEnumerable<IEnumerable<int>> slots) => string.Join(" | ", slots.Select(static slot => string.Join(',', slot)));

    private ModelScope? ScopeFor(RouteTarget target, ModelPlace place)
    {
        StepDefinition step = steps[target.Step];
        return ModelScope.Find(place.Scope, scope => step switch
        {
            { CollectSlots: 0 } => scope.Joins.Contains(target.Step),
            { CollectFrom: -1 } => !scope.IsFork,
            _ => scope.Opener == step.CollectFrom,
        });
    }

    private ModelScope Open(int opener, ModelPlace place, int[] joins, bool isFork)
    {
        var scope = new ModelScope(opener, place, joins, isFork);
        place.Scope?.Inner.Add(scope);
        Scopes.Add(scope);
        return scope;
    }

    private void CloseWhatIsOver()
    {
        while (Scopes.Find(static scope => !scope.IsClosed && !scope.IsAlive) is { } scope)
        {
            scope.IsClosed = true;
            Settle(scope);
        }
    }

    private void Settle(ModelScope scope)
    {
        for (int join = 0; join < steps.Length; join++)
        {
            StepDefinition step = steps[join];
            int arrived = Arrived(scope, join).Length;
            if (step.CollectCount > 0)
            {
                if (arrived % step.CollectCount > 0)
                {
                    DeliverBatch(scope, join, arrived % step.CollectCount);
                }
            }
            else if (step.CollectSlots > 0)
            {
                if (arrived > 0 || (scope.Joins.Contains(join) && !step.CollectByKey))
                {
                    DeliverCollected(scope, join, Arrived(scope, join));
                }
            }
            else if (arrived > 0 && !scope.HasJoined.Contains(join))
            {
                SettleJoined(scope, join);
            }
        }
    }

    private void SettleJoined(ModelScope scope, int join)
    {
        bool suffices = steps[join].EventSlots
            .Index()
            .All(slot => slot.Item || Array.Exists(Arrived(scope, join), arrival => arrival.Target.Slot == slot.Index));
        if (suffices)
        {
            DeliverJoined(scope, join);
        }
        else
        {
            Incomplete.Add(join);
        }
    }

    private void DeliverBatch(ModelScope scope, int join, int count)
    {
        Arrival[] batch = Arrived(scope, join)[^count..];
        string content = Text([ModelScope.Ordered(batch).Select(static arrival => arrival.Event)]);
        Wait(new ModelNode(join, scope.Parent, content) { Waits = (scope, count) });
    }

    private void DeliverCollected(ModelScope scope, int join, Arrival[] arrivals)
    {
        IEnumerable<IEnumerable<int>> slots = Enumerable.Range(0, steps[join].CollectSlots).Select(slot =>
            ModelScope.Ordered(arrivals.Where(arrival => arrival.Target.Slot == slot)).Select(static arrival => arrival.Event));
        Wait(new ModelNode(join, scope.Parent, Text(slots)));
    }

    private void DeliverJoined(ModelScope scope, int join)
    {
        scope.HasJoined.Add(join);
        Arrival[] arrivals = Arrived(scope, join);
        IEnumerable<IEnumerable<int>> slots = Enumerable.Range(0, steps[join].EventSlots.Length).Select(slot =>
            arrivals.Where(arrival => arrival.Target.Slot == slot).Select(static arrival => arrival.Event));
        Wait(new ModelNode(join, scope.Parent, Text(slots)));
    }

    private static Arrival[] Arrived(ModelScope scope, int join) => [.. scope.Arrivals.Where(arrival => arrival.Target.Step == join)];

    private void Wait(ModelNode node)
    {
        Add(node);
        int limit = steps[node.Step].MaxConcurrency;
        int taken = _taken.GetValueOrDefault(node.Step);
        if (limit > 0 && taken >= limit)
        {
            if (!_gated.TryGetValue(node.Step, out Queue<ModelNode>? waiting))
            {
                _gated.Add(node.Step, waiting = []);
            }

            waiting.Enqueue(node);
            return;
        }

        _taken[node.Step] = taken + 1;
        _ready.Enqueue(node);
    }

    private void Add(ModelNode node)
    {
        _nodes.Add(node);
        node.Place.Scope?.Nodes.Add(node);
    }
}
