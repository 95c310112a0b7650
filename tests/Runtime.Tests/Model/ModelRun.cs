using GenFlow.CompilerServices;

namespace GenFlow.Tests.Model;

/// <summary>What the bodies of one run, and of its children, share with the test.</summary>
internal sealed class ModelWorld
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _violations = [];

    public Task Released => _released.Task;

    public string[] Violations
    {
        get
        {
            lock (_violations)
            {
                return [.. _violations];
            }
        }
    }

    public void Release() => _released.TrySetResult();

    public void Report(string violation)
    {
        lock (_violations)
        {
            _violations.Add(violation);
        }
    }
}

/// <summary>A random workflow as others see it.</summary>
internal sealed class ModelWorkflow(ModelSpec spec, ModelWorld world) : IWorkflow<long, long>
{
    public ValueTask<WorkflowHandler<long>> RunAsync(long input, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        new ModelRun(spec, world, this, options).StartAsync(new StartEvent<long>(input), cancellationToken);
}

/// <summary>A run of a random workflow: a step for each node, one that begins and one that recovers.</summary>
internal sealed class ModelRun(ModelSpec spec, ModelWorld world, object workflow, RunOptions? options)
    : WorkflowRun<long>(Steps(spec), options, workflow)
{
    private readonly int[] _inside = new int[spec.Nodes.Count];

    private int Starting => spec.Nodes.Count;

    private int Recovery => spec.Nodes.Count + 1;

    protected override int Route(Event ev) => ev switch
    {
        StopEventBase => Stop,
        InputRequest => Request,
        StartEvent<long> => Starting,
        StepFailed => Recovery,
        Message message => FirstRoute - message.Node,
        _ => Unroutable,
    };

    protected override StepResult Invoke(int step, Context context, object payload)
    {
        if (step == Starting)
        {
            return StepResult.Of(new Message(spec.First, ((StartEvent<long>)payload).Input, null));
        }

        if (step == Recovery)
        {
            var input = (Message)((StepFailed)payload).Input!;
            return StepResult.Of(Model.Recovered(spec.Nodes[input.Node], input));
        }

        Node node = spec.Nodes[step];
        if (node.Kind == NodeKind.Stop)
        {
            return StepResult.Of(new StopEvent<long>(((Message)payload).Value));
        }

        if (node.Kind == NodeKind.Split)
        {
            return Split(node, context, (Message)payload);
        }

        if (node is { Yields: 0, Quirk: Quirk.None or Quirk.Fatal } && node.Kind is not (NodeKind.AskAndWait or NodeKind.Child))
        {
            using (Enter(node, context))
            {
                return StepResult.Of(Give(node, context, payload));
            }
        }

        return StepResult.OfEvent(RunAsync(node, context, payload));
    }

    protected override StepFailed? Recover(string step, int attempt, Exception exception, Event? input) =>
        input is Message { Node: var id } && spec.Nodes[id] is { Recovers: true, Quirk: Quirk.None } && exception is ModelException
            ? new StepFailed(step, attempt, exception, input)
            : null;

    private static WorkflowDefinition Steps(ModelSpec spec)
    {
        StepDefinition[] steps =
        [
            .. spec.Nodes.Select(static node => new StepDefinition($"N{node.Id:000}")
            {
                MaxConcurrency = node.MaxConcurrency,
                Retry = node.Retries > 0 ? new RetryPolicy(node.Retries, node.RetryDelay, 1, 1_000, 0) : null,
                IsFanOut = node.Kind == NodeKind.Split,
                Joins = node.Kind == NodeKind.Split ? [node.Join] : [],
                CollectSlots = node.Kind == NodeKind.Join ? 1 : 0,
            }),
            new StepDefinition("Start"),
            new StepDefinition("ToRecover"),
        ];
        return new WorkflowDefinition(
            "Model",
            steps,
            [.. spec.Nodes.Select(static node => new RouteDefinition(new RouteTarget(node.Id, node.Kind == NodeKind.Join ? 0 : -1)))]);
    }

    private async Task<Event?> RunAsync(Node node, Context context, object payload)
    {
        using (Enter(node, context))
        {
            for (int i = 0; i < node.Yields; i++)
            {
                await Task.Yield();
            }

            switch (node.Quirk)
            {
                case Quirk.Hang:
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                    break;
                case Quirk.Deaf:
                    await world.Released;
                    context.WriteEventToStream(new Note(node.Id, -1));
                    break;
                case Quirk.StopEarly:
                    return new StopEvent<long>(-1);
            }

            if (payload is Message message)
            {
                switch (node.Kind)
                {
                    case NodeKind.AskAndWait:
                        long answer = await context.RequestInputAsync(new AskValue(message.Value));
                        return Model.Next(node, message with { Value = answer });
                    case NodeKind.Child:
                        long result = await context.RunChildAsync(new ModelWorkflow(node.Child!, world), message.Value);
                        return Model.Next(node, message with { Value = result });
                }
            }

            return Give(node, context, payload);
        }
    }

    private Event? Give(Node node, Context context, object payload)
    {
        Write(node, context);
        if (payload is not Message message)
        {
            return new Message(node.Next, Model.Join(node, Batch.List<Message>(payload, 0).Select(static item => item.Value)), RoundsOf(payload));
        }

        if (node.Kind == NodeKind.AskAndReturn)
        {
            return new AskMessage(Model.Next(node, message));
        }

        if (Model.Twin(node, message) is { } twin)
        {
            context.SendEvent(twin);
        }

        return Model.Work(node, message);
    }

    // What a join is given in a loop is never empty.
    private static Rounds? RoundsOf(object payload) => Batch.List<Message>(payload, 0) is [var first, ..] ? first.Rounds : null;

    private void Write(Node node, Context context)
    {
        for (int i = 0; i < node.Writes; i++)
        {
            context.WriteEventToStream(new Note(node.Id, i));
        }

        if (context.Attempt <= node.Failing || node.Quirk == Quirk.Fatal)
        {
            throw new ModelException(node.Id, context.Attempt);
        }
    }

    private StepResult Split(Node node, Context context, Message message) => node.Items switch
    {
        Items.Array => ArrayOf(node, context, message),
        Items.Lazy => StepResult.OfSequence(Lazy(node, context, message)),
        Items.Stream => StepResult.OfSequence(Stream(node, context, message)),
        Items.TaskOfList => StepResult.OfSequence(ListAsync(node, context, message)),
        _ => StepResult.Of(SendAsync(node, context, message)),
    };

    private StepResult ArrayOf(Node node, Context context, Message message)
    {
        using (Enter(node, context))
        {
            Write(node, context);
            return StepResult.OfSequence(Model.Split(node, message).ToArray());
        }
    }

    private IEnumerable<Event?> Lazy(Node node, Context context, Message message)
    {
        using (Enter(node, context))
        {
            Write(node, context);
            foreach (Message? item in Model.Split(node, message))
            {
                yield return item;
            }
        }
    }

    private async IAsyncEnumerable<Event?> Stream(Node node, Context context, Message message)
    {
        using (Enter(node, context))
        {
            Write(node, context);
            foreach (Message? item in Model.Split(node, message))
            {
                for (int i = 0; i < node.Yields; i++)
                {
                    await Task.Yield();
                }

                yield return item;
            }
        }
    }

    private async Task<IReadOnlyList<Event?>> ListAsync(Node node, Context context, Message message)
    {
        using (Enter(node, context))
        {
            await Task.Yield();
            Write(node, context);
            return [.. Model.Split(node, message)];
        }
    }

    private async Task SendAsync(Node node, Context context, Message message)
    {
        using (Enter(node, context))
        {
            Write(node, context);
            foreach (Message? item in Model.Split(node, message))
            {
                if (item is not null)
                {
                    context.SendEvent(item);
                }

                if (node.Yields > 0)
                {
                    await Task.Yield();
                }
            }
        }
    }

    private Presence Enter(Node node, Context context)
    {
        int inside = Interlocked.Increment(ref _inside[node.Id]);
        if (node.MaxConcurrency > 0 && inside > node.MaxConcurrency)
        {
            world.Report($"{inside} bodies of {context.StepName}, of at most {node.MaxConcurrency}");
        }

        return new Presence(this, node.Id);
    }

    private readonly struct Presence(ModelRun run, int node) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref run._inside[node]);
    }
}
