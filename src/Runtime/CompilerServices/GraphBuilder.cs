using System.ComponentModel;
using GenFlow.Graphs;

namespace GenFlow.CompilerServices;

/// <summary>Takes what a workflow's steps declare, from generated code. Steps are their indices in the definition. An event
/// without targets is one that ends the run, or one that no step takes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphBuilder
{
    private readonly StepDefinition[] _steps;
    private readonly GraphDraft _draft = new();
    private readonly Dictionary<(int Step, int Slot), string> _keys = [];
    private readonly HashSet<(int Step, Type Type)> _outputs = [];
    private readonly HashSet<(int Step, Type Type)> _published = [];

    internal GraphBuilder(WorkflowDefinition definition)
    {
        Definition = definition;
        _steps = definition.Steps;
    }

    internal WorkflowDefinition Definition { get; }

    /// <summary>The lists that a parameter collects are divided by a member. Said before anything leads there.</summary>
    /// <param name="step">The step that collects.</param>
    /// <param name="slot">The number of the collected parameter.</param>
    /// <param name="member">The member's name.</param>
    public void Key(int step, int slot, string member) => _keys.Add((step, slot), member);

    /// <summary>A run begins with the event.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="targets">Who takes it.</param>
    public void Input(Type ev, params RouteTarget[] targets) => Add(DraftNode.Of(GraphNodeKind.Input, ev), GraphEdgeKind.Input, ev, targets, isFanOut: false);

    /// <summary>The step declares the type, under whose derived types its events are known here.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ev">The event.</param>
    public void Declares(int step, Type ev) => _outputs.Add((step, ev));

    /// <summary>The step returns the event.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ev">The event.</param>
    /// <param name="targets">Who takes it.</param>
    public void Returns(int step, Type ev, params RouteTarget[] targets) => Gives(step, GraphEdgeKind.Returned, ev, targets);

    /// <summary>The step may give the event.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ev">The event.</param>
    /// <param name="targets">Who takes it.</param>
    public void MayReturn(int step, Type ev, params RouteTarget[] targets) => Gives(step, GraphEdgeKind.Alternative, ev, targets);

    /// <summary>The step sends the event.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ev">The event.</param>
    /// <param name="targets">Who takes it.</param>
    public void Sends(int step, Type ev, params RouteTarget[] targets) => Gives(step, GraphEdgeKind.Sent, ev, targets);

    /// <summary>The step returns or sends a request.</summary>
    /// <param name="step">The step.</param>
    /// <param name="request">The request.</param>
    public void Asks(int step, Type request)
    {
        _outputs.Add((step, request));
        _published.Add((step, request));
        _draft.Add(new(DraftNode.Of(step), DraftNode.Of(GraphNodeKind.Request, request), GraphEdgeKind.Asked, request, _steps[step].IsFanOut));
    }

    /// <summary>The answer to a request goes on as an event.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="targets">Who takes it.</param>
    public void Answers(Type request, Type answer, params RouteTarget[] targets) =>
        Add(DraftNode.Of(GraphNodeKind.Request, request), GraphEdgeKind.Answered, answer, targets, isFanOut: false);

    /// <summary>The step asks and awaits the answer.</summary>
    /// <param name="step">The step.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer.</param>
    public void Awaits(int step, Type request, Type answer)
    {
        _published.Add((step, request));
        Awaits(step, request, answer, isDeclared: true);
    }

    /// <summary>The step's failures go to steps that recover from them.</summary>
    /// <param name="step">The step.</param>
    /// <param name="failure">The failure as it is taken.</param>
    /// <param name="targets">Who takes it.</param>
    public void Fails(int step, Type failure, params RouteTarget[] targets) => Add(DraftNode.Of(step), GraphEdgeKind.Failure, failure, targets, isFanOut: false);

    /// <summary>The step writes the event to the stream.</summary>
    /// <param name="step">The step.</param>
    /// <param name="ev">The event.</param>
    public void Streams(int step, Type ev)
    {
        _published.Add((step, ev));
        _draft.AddStream(step, ev, isDeclared: true);
    }

    /// <summary>The step runs another workflow.</summary>
    /// <param name="step">The step.</param>
    /// <param name="workflow">The workflow's class.</param>
    /// <param name="graph">Gives its graph; null where it has none.</param>
    public void Runs(int step, Type workflow, Func<WorkflowGraph>? graph)
    {
        _draft.Add(Run(step, workflow));
        if (graph is not null)
        {
            _draft.AddChild(workflow, graph);
        }
    }

    /// <summary>The event opens what joins close, by going to several steps.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="joins">The joins.</param>
    public void Opens(Type ev, params int[] joins) => Array.ForEach(joins, join => _draft.AddScope(null, ev, join));

    internal WorkflowGraph Build()
    {
        for (int step = 0; step < _steps.Length; step++)
        {
            foreach (int join in _steps[step].Joins)
            {
                _draft.AddScope(DraftNode.Of(step), null, join);
            }
        }

        for (int step = 0; step < _steps.Length; step++)
        {
            AddSeen(step);
        }

        return _draft.Build(Definition.Name, _steps);
    }

    private void Gives(int step, GraphEdgeKind kind, Type ev, RouteTarget[] targets)
    {
        _outputs.Add((step, ev));
        Add(DraftNode.Of(step), kind, ev, targets, _steps[step].IsFanOut);
    }

    private void Add(DraftNode from, GraphEdgeKind kind, Type ev, RouteTarget[] targets, bool isFanOut, bool isDeclared = true)
    {
        foreach (RouteTarget target in targets)
        {
            _draft.Add(new(from, DraftNode.Of(target.Step), kind, ev, isFanOut, JoinOf(target)), isDeclared);
        }

        if (targets.Length == 0)
        {
            GraphNodeKind end = typeof(StopEventBase).IsAssignableFrom(ev) ? GraphNodeKind.Stop : GraphNodeKind.Unhandled;
            _draft.Add(new(from, DraftNode.Of(end, ev), kind, ev, isFanOut), isDeclared);
        }
    }

    private void Awaits(int step, Type request, Type answer, bool isDeclared)
    {
        DraftNode asked = DraftNode.Of(GraphNodeKind.Request, request);
        _draft.Add(new(DraftNode.Of(step), asked, GraphEdgeKind.Asked, request), isDeclared);
        _draft.Add(new(asked, DraftNode.Of(step), GraphEdgeKind.Answered, answer), isDeclared);
    }

    private bool RunsAs(int step, Type workflow) =>
        _draft.Edges.Any(edge => edge.Kind == GraphEdgeKind.Child && edge.From == DraftNode.Of(step) && edge.To.Type!.IsAssignableFrom(workflow));

    private static DraftEdge Run(int step, Type workflow) =>
        new(DraftNode.Of(step), DraftNode.Of(GraphNodeKind.Child, workflow), GraphEdgeKind.Child, null);

    private GraphJoin? JoinOf(RouteTarget target)
    {
        StepDefinition step = _steps[target.Step];
        return target.Slot < 0 ? null
            : step.CollectSlots == 0 ? new(target.Slot, false, null, 0, null, step.EventSlots[target.Slot])
            : new(target.Slot, true, step.CollectFrom < 0 ? null : _steps[step.CollectFrom].Name, step.CollectCount, _keys.GetValueOrDefault((target.Step, target.Slot)), false);
    }

    private void AddSeen(int step)
    {
        foreach (SeenEffect child in Undeclared(_steps[step].Children.All, type => RunsAs(step, type)))
        {
            _draft.Add(Run(step, child.Type), isDeclared: false);
        }

        foreach (SeenEffect written in Undeclared(_steps[step].Streamed.All, type => Covers(_published, step, type) || (IsRequest(type) && Covers(_outputs, step, type))))
        {
            if (!IsRequest(written.Type))
            {
                _draft.AddStream(step, written.Type, isDeclared: false);
            }
            else if (!Array.Exists(_steps[step].Sent.All.ToArray(), sent => sent.Type == written.Type))
            {
                Awaits(step, written.Type, ResponseOf(written.Type), isDeclared: false);
            }
        }

        foreach (SeenEffect sent in Undeclared(_steps[step].Sent.All, type => Covers(_outputs, step, type)))
        {
            AddSent(step, sent);
        }
    }

    private void AddSent(int step, SeenEffect sent)
    {
        bool isFanOut = _steps[step].IsFanOut;
        if (!IsRequest(sent.Type))
        {
            Add(DraftNode.Of(step), GraphEdgeKind.Sent, sent.Type, Definition.TargetsOf(sent.Route), isFanOut, isDeclared: false);
            return;
        }

        DraftNode asked = DraftNode.Of(GraphNodeKind.Request, sent.Type);
        _draft.Add(new(DraftNode.Of(step), asked, GraphEdgeKind.Asked, sent.Type, isFanOut), isDeclared: false);

        // Whoever takes the answer takes it from elsewhere too, if only as an input: nothing that is declared leads there else.
        Type answer = ResponseOf(sent.Type);
        foreach (DraftEdge taken in _draft.Edges.Where(edge => edge.Event == answer && edge.Kind is not GraphEdgeKind.Asked).ToArray())
        {
            _draft.Add(new(asked, taken.To, GraphEdgeKind.Answered, answer, Join: taken.Join), isDeclared: false);
        }
    }

    private static IEnumerable<SeenEffect> Undeclared(ReadOnlySpan<SeenEffect> seen, Func<Type, bool> isDeclared) =>
        seen.ToArray().Where(effect => !isDeclared(effect.Type)).OrderBy(static effect => TypeText.Full(effect.Type), StringComparer.Ordinal);

    private static bool Covers(HashSet<(int Step, Type Type)> declared, int step, Type type) =>
        declared.Any(said => said.Step == step && said.Type.IsAssignableFrom(type));

    private static bool IsRequest(Type type) => typeof(InputRequest).IsAssignableFrom(type);

    private static Type ResponseOf(Type request)
    {
        Type type = request;
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(InputRequest<>))
        {
            type = type.BaseType!;
        }

        return type.GenericTypeArguments[0];
    }
}
