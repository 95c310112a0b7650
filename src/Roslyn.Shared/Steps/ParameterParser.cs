using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads the parameters of a step and finds the first problem among them.</summary>
internal sealed class ParameterParser(INamedTypeSymbol workflow, Compilation compilation)
{
    private readonly List<StepParameter> _parameters = [];

    public SignatureProblem Problem { get; private set; }

    public int ProblemParameter { get; private set; } = -1;

    public EquatableArray<StepParameter> Parse(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            StepParameter parsed = Parse(parameter);
            if (_parameters.Any(before => IsRepeated(before, parsed)))
            {
                Report(SignatureProblem.RepeatedParameter, parameter);
            }

            _parameters.Add(parsed);
        }

        (SignatureProblem problem, int place) = ParameterRules.Check(_parameters);
        Report(problem, place < 0 ? null : method.Parameters[place]);
        return Numbered().ToEquatableArray();
    }

    private static bool IsRepeated(StepParameter before, StepParameter parameter) =>
        before.Role == parameter.Role
        && (parameter.Role is ParameterRole.Context or ParameterRole.CancellationToken
            || (parameter.State is { } state && before.State?.Identity == state.Identity));

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
            CheckTaken(taken, type, parameter);
            return new(ParameterRole.Event, taken, IsNullable: type.NullableAnnotation == NullableAnnotation.Annotated);
        }

        if (KnownTypes.State.Matches(type) && !TypeFacts.IsUnresolved(type))
        {
            return new(ParameterRole.State, State: StateReference.Of(((INamedTypeSymbol)type).TypeArguments[0], workflow, compilation));
        }

        Report(ProblemOf(type), parameter);
        return new(ParameterRole.Unknown);
    }

    private StepParameter ParseCollected(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        ITypeSymbol? itemType = KnownTypes.ReadOnlyList.Matches(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;
        EventReference? item = EventReference.Create(itemType, workflow);
        CollectSettings settings = CollectSettings.Of(parameter);
        if (item is null)
        {
            Report(TypeFacts.IsUnresolved(type) ? SignatureProblem.UnresolvedType : SignatureProblem.CollectedParameterIsNoEventList, parameter);
        }
        else
        {
            CheckTaken(item, itemType!, parameter);
            if (settings.Key is { } key && !KeyMembers.CanRead(itemType!, key, workflow, compilation))
            {
                Report(SignatureProblem.UnreadableKey, parameter);
            }
        }

        int slot = _parameters.Count(static before => before.Role == ParameterRole.Collected);
        return new(ParameterRole.Collected, item, slot, Collect: settings);
    }

    private void CheckTaken(EventReference taken, ITypeSymbol type, IParameterSymbol parameter)
    {
        if (taken.IsStop)
        {
            Report(SignatureProblem.StopEventParameter, parameter);
        }
        else if (ProducedEvent.IsRequest(type))
        {
            Report(SignatureProblem.RequestParameter, parameter);
        }
        else if (taken is { Kind: EventKind.FailureOfInput, FailedInput: null })
        {
            // No event is of a type parameter's type; anything else breaks the constraint, which the compiler reports.
            bool isTypeParameter = ((INamedTypeSymbol)type).TypeArguments[0] is ITypeParameterSymbol;
            Report(isTypeParameter ? SignatureProblem.TypeParameterEvent : SignatureProblem.UnresolvedType, parameter);
        }
    }

    private static SignatureProblem ProblemOf(ITypeSymbol type) =>
        TypeFacts.IsUnresolved(type) ? SignatureProblem.UnresolvedType
        : type is ITypeParameterSymbol typeParameter && typeParameter.ConstraintTypes.Any(EventTypes.IsEvent) ? SignatureProblem.TypeParameterEvent
        : SequenceItems.Of(type).Any(items => EventTypes.IsEvent(items.Item)) ? SignatureProblem.EventListWithoutCollect
        : SignatureProblem.UnknownParameter;

    private IEnumerable<StepParameter> Numbered()
    {
        bool isJoin = _parameters.Count(static parameter => parameter.Role == ParameterRole.Event) > 1;
        int slot = 0;
        foreach (StepParameter parameter in _parameters)
        {
            yield return isJoin && parameter.Role == ParameterRole.Event ? parameter with { Slot = slot++ } : parameter;
        }
    }

    private void Report(SignatureProblem problem, IParameterSymbol? parameter)
    {
        if (Problem == SignatureProblem.None && problem != SignatureProblem.None)
        {
            Problem = problem;
            ProblemParameter = parameter?.Ordinal ?? -1;
        }
    }
}
