using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads what a step returns and finds the first problem with it.</summary>
internal sealed class ResultParser(INamedTypeSymbol workflow)
{
    private static readonly StepShape s_nothing = new(ResultContent.Nothing, ResultCarrier.Bare, false, default);

    public SignatureProblem Problem { get; private set; }

    public StepShape Parse(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
        {
            return method.IsAsync ? Fail(SignatureProblem.AsyncVoid) : s_nothing;
        }

        if (method.RefKind != RefKind.None)
        {
            return Fail(SignatureProblem.ReferenceResult);
        }

        ITypeSymbol type = method.ReturnType;
        (ResultCarrier carrier, ITypeSymbol? content) = Unwrap(type);
        StepShape shape = content is null ? s_nothing : Read(content, carrier);
        return shape with { Carrier = carrier, IsAnnotated = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated };
    }

    private static (ResultCarrier Carrier, ITypeSymbol? Content) Unwrap(ITypeSymbol type) =>
        KnownTypes.Task.Matches(type) ? (ResultCarrier.Task, null)
        : KnownTypes.ValueTask.Matches(type) ? (ResultCarrier.ValueTask, null)
        : KnownTypes.TaskOfResult.Matches(type) ? (ResultCarrier.Task, ((INamedTypeSymbol)type).TypeArguments[0])
        : KnownTypes.ValueTaskOfResult.Matches(type) ? (ResultCarrier.ValueTask, ((INamedTypeSymbol)type).TypeArguments[0])
        : (ResultCarrier.Bare, type);

    private StepShape Read(ITypeSymbol type, ResultCarrier carrier)
    {
        if (TypeFacts.IsUnresolved(type))
        {
            return Fail(SignatureProblem.UnresolvedType);
        }

        if (EventTypes.IsEvent(type))
        {
            return Shape(ResultContent.Event, [type]) with { MayBeNull = type.NullableAnnotation == NullableAnnotation.Annotated };
        }

        if (IsAnyOf(type))
        {
            return ReadChoice((INamedTypeSymbol)type);
        }

        return ReadSequence(type, carrier);
    }

    // Nullable<AnyOf<…>> is not one: an AnyOf may itself hold nothing.
    private static bool IsAnyOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, Name: "AnyOf" } && type.AllInterfaces.Any(KnownTypes.AnyOfInterface.Matches);

    private StepShape ReadChoice(INamedTypeSymbol type) =>
        type.TypeArguments.All(EventTypes.IsEvent) ? Shape(ResultContent.AnyOf, type.TypeArguments) : Fail(SignatureProblem.ResultIsNoEvent);

    private StepShape ReadSequence(ITypeSymbol type, ResultCarrier carrier)
    {
        SequenceItems[] ways = [.. SequenceItems.Of(type)];
        SequenceItems[] events = [.. ways.Where(static way => EventTypes.IsEvent(way.Item))];
        if (events.Length == 0)
        {
            bool holdsChoices = ways.Any(static way => IsAnyOf(way.Item)) || IsNullableOfAnyOf(type);
            return Fail(holdsChoices ? SignatureProblem.UnsupportedResult : SignatureProblem.ResultIsNoEvent);
        }

        if (events.Length > 1)
        {
            return Fail(SignatureProblem.AmbiguousSequence);
        }

        if (events[0].IsAsync && carrier != ResultCarrier.Bare)
        {
            return Fail(SignatureProblem.UnsupportedResult);
        }

        return Shape(events[0].IsAsync ? ResultContent.AsyncSequence : ResultContent.Sequence, [events[0].Item]);
    }

    private static bool IsNullableOfAnyOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsAnyOf(nullable.TypeArguments[0]);

    private StepShape Shape(ResultContent content, IEnumerable<ITypeSymbol> types)
    {
        var events = new List<EventReference>();
        foreach (ITypeSymbol type in types)
        {
            if (ProducedEvent.Of(type, workflow, out SignatureProblem problem) is not { } produced)
            {
                return Fail(problem == SignatureProblem.None ? SignatureProblem.UnresolvedType : problem);
            }

            events.Add(produced);
        }

        return new(content, ResultCarrier.Bare, false, events.ToEquatableArray());
    }

    private StepShape Fail(SignatureProblem problem)
    {
        Problem = problem;
        return s_nothing;
    }
}
