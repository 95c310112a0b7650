using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is said about a workflow's graph: the ways on which its events may go, as they are routed.</summary>
internal sealed class GraphParser
{
    private readonly StepSignature[] _steps;
    private readonly Acceptance _acceptance;
    private readonly List<GraphLine> _lines = [];

    private GraphParser(StepSignature[] steps, Acceptance acceptance)
    {
        _steps = steps;
        _acceptance = acceptance;
    }

    public static EquatableArray<GraphLine> Parse(StepSignature[] steps, Acceptance acceptance, EquatableArray<InputModel> inputs, EquatableArray<RouteModel> routes)
    {
        var parser = new GraphParser(steps, acceptance);
        parser.AddKeys();
        foreach (InputModel input in inputs)
        {
            parser.AddInput(input);
        }

        for (int step = 0; step < steps.Length; step++)
        {
            parser.AddStep(step);
        }

        parser._lines.AddRange(routes
            .Where(static route => !route.Joins.IsEmpty)
            .Select(static route => new GraphLine(GraphForm.Opens, -1, route.EventType, Joins: route.Joins)));
        return parser._lines.Distinct().ToEquatableArray();
    }

    private void AddKeys()
    {
        for (int step = 0; step < _steps.Length; step++)
        {
            foreach (StepParameter parameter in _steps[step].Parameters)
            {
                if (parameter.Collect?.Key is { } key)
                {
                    _lines.Add(new(GraphForm.Key, step, key, Targets: new EventTarget[] { new(step, parameter.Slot) }.ToEquatableArray()));
                }
            }
        }
    }

    private void AddInput(InputModel input)
    {
        EventReference? taken = _steps
            .SelectMany(static step => step.Parameters)
            .Select(static parameter => parameter.Event)
            .FirstOrDefault(ev => ev?.Name == input.Start);
        if (taken is not null)
        {
            AddWays(GraphForm.Input, -1, taken, other: null);
            return;
        }

        // A start that nobody names is for who takes everything; without one, nothing leads on.
        EventReference[] catchAll = [.. _acceptance.Types.Where(static type => type.Kind == EventKind.CatchAll)];
        _lines.Add(new(GraphForm.Input, -1, input.Start, Targets: catchAll.Length == 0 ? default : _acceptance.TargetsOf(catchAll[0])));
    }

    private void AddStep(int step)
    {
        StepSignature signature = _steps[step];
        bool chooses = signature.Result.Content == ResultContent.AnyOf || signature.Result.MayBeNull;
        foreach (EventReference output in signature.Result.Events)
        {
            AddOutput(step, output, chooses ? GraphForm.MayReturn : GraphForm.Returns);
        }

        foreach (EventReference output in signature.Emits)
        {
            AddOutput(step, output, GraphForm.Sends);
        }

        AddFailures(step, signature);
        foreach (StepEffect effect in signature.Effects)
        {
            _lines.Add(effect.Kind switch
            {
                StepEffectKind.Stream => new(GraphForm.Streams, step, effect.Type),
                StepEffectKind.Workflow => new(GraphForm.Runs, step, effect.Type, effect.HasGraph ? effect.Type : null),
                _ => new(GraphForm.Awaits, step, effect.Type, effect.Answer),
            });
        }
    }

    private void AddOutput(int step, EventReference output, GraphForm form)
    {
        if (output.Request is { } request)
        {
            _lines.Add(new(GraphForm.Asks, step, request));
            AddWays(GraphForm.Answers, -1, output, request);
        }
        else
        {
            AddWays(form, step, output, other: null);
        }
    }

    // An event that may be of a derived type goes where its own type is taken, which only the run knows.
    private void AddWays(GraphForm form, int step, EventReference declared, string? other)
    {
        EventReference[] taken = [.. _acceptance.MayBeTakenAs(declared).Where(type => declared.IsFailure || !type.IsFailure)];
        GraphForm ways = taken.Length > 1 && form == GraphForm.Returns ? GraphForm.MayReturn : form;
        foreach (EventReference type in taken)
        {
            string identity = type.Is(declared) ? type.Identity : declared.Identity;
            _lines.Add(Line(ways, step, identity, other, _acceptance.TargetsOf(type)));
        }

        if (taken.Length == 0)
        {
            _lines.Add(Line(form, step, declared.Identity, other, default));
        }
        else if (step >= 0 && !taken.Any(type => !type.Is(declared) || type.Identity == declared.Identity))
        {
            _lines.Add(new(GraphForm.Declares, step, declared.Identity));
        }
    }

    private static GraphLine Line(GraphForm form, int step, string type, string? other, EquatableArray<EventTarget> targets) =>
        form == GraphForm.Answers ? new(form, step, other!, type, targets) : new(form, step, type, other, targets);

    private void AddFailures(int step, StepSignature signature)
    {
        // A join has no input that a failure could be typed by.
        IEnumerable<EventReference?> inputs = signature.CollectSlots > 0 || signature.IsDiamond ? [null]
            : signature.Parameters.Where(static parameter => parameter.Role == ParameterRole.Event).Select(static parameter => parameter.Event);
        foreach (EventReference failure in inputs.SelectMany(_acceptance.MayBeTakenAsFailureOf))
        {
            _lines.Add(new(GraphForm.Fails, step, failure.Identity, Targets: _acceptance.TargetsOf(failure)));
        }
    }
}
