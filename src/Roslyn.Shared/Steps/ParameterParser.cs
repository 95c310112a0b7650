using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads the parameters of a step and finds the first problem among them.</summary>
internal sealed class ParameterParser(INamedTypeSymbol workflow)
{
    private readonly List<StepParameter> _parameters = [];

    public SignatureProblem Problem { get; private set; }

    public int ProblemParameter { get; private set; } = -1;

    public EquatableArray<StepParameter> Parse(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            StepParameter parsed = Parse(parameter);
            if (parsed.Role is ParameterRole.Context or ParameterRole.CancellationToken && Count(parsed.Role) > 0)
            {
                Report(SignatureProblem.RepeatedParameter, parameter);
            }

            _parameters.Add(parsed);
        }

        CheckTogether(method);
        return _parameters.ToEquatableArray();
    }

    private StepParameter Parse(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            Report(SignatureProblem.ReferenceParameter, parameter);
        }

        ITypeSymbol type = parameter.Type;
        if (TypeFacts.HasAttribute(parameter, KnownTypes.CollectAttribute))
        {
            return ParseCollected(parameter);
        }

        if (KnownTypes.Context.Matches(type))
        {
            return new(ParameterRole.Context);
        }

        if (KnownTypes.CancellationToken.Matches(type))
        {
            return new(ParameterRole.CancellationToken);
        }

        if (EventReference.Create(type, workflow) is { } taken)
        {
            if (taken.IsStop)
            {
                Report(SignatureProblem.StopEventParameter, parameter);
            }

            return new(ParameterRole.Event, taken);
        }

        if (PlannedTypes.State.Matches(type))
        {
            Report(SignatureProblem.StateParameter, parameter);
            return new(ParameterRole.State);
        }

        Report(ProblemOf(type), parameter);
        return new(ParameterRole.Unknown);
    }

    private StepParameter ParseCollected(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        EventReference? item = KnownTypes.ReadOnlyList.Matches(type)
            ? EventReference.Create(((INamedTypeSymbol)type).TypeArguments[0], workflow)
            : null;
        if (item is null)
        {
            Report(TypeFacts.IsUnresolved(type) ? SignatureProblem.UnresolvedType : SignatureProblem.CollectedParameterIsNoEventList, parameter);
        }
        else if (item.IsStop)
        {
            Report(SignatureProblem.StopEventParameter, parameter);
        }

        return new(ParameterRole.Collected, item, Count(ParameterRole.Collected));
    }

    private static SignatureProblem ProblemOf(ITypeSymbol type) =>
        TypeFacts.IsUnresolved(type) ? SignatureProblem.UnresolvedType
        : type is ITypeParameterSymbol typeParameter && typeParameter.ConstraintTypes.Any(EventTypes.IsEvent) ? SignatureProblem.TypeParameterEvent
        : SequenceItems.Of(type).Any(items => EventTypes.IsEvent(items.Item)) ? SignatureProblem.EventListWithoutCollect
        : SignatureProblem.UnknownParameter;

    private void CheckTogether(IMethodSymbol method)
    {
        int events = Count(ParameterRole.Event);
        int collected = Count(ParameterRole.Collected);
        if (events + collected == 0)
        {
            Report(SignatureProblem.NoEventParameter, parameter: null);
        }
        else if (events > 0 && collected > 0)
        {
            Report(SignatureProblem.EventBesideCollected, method.Parameters[_parameters.FindIndex(static p => p.Role == ParameterRole.Event)]);
        }
        else if (events > 1)
        {
            Report(SignatureProblem.SeveralEvents, method.Parameters[_parameters.FindLastIndex(static p => p.Role == ParameterRole.Event)]);
        }
    }

    private int Count(ParameterRole role) => _parameters.Count(parameter => parameter.Role == role);

    private void Report(SignatureProblem problem, IParameterSymbol? parameter)
    {
        if (Problem == SignatureProblem.None)
        {
            Problem = problem;
            ProblemParameter = parameter?.Ordinal ?? -1;
        }
    }
}
