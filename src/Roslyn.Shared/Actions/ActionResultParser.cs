using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads what an action returns and finds the first problem with it.</summary>
/// <param name="finder">Finds the codec of the value.</param>
internal sealed class ActionResultParser(CodecFinder finder)
{
    public ActionProblem Problem { get; private set; }

    public string Reason { get; private set; } = "";

    public ActionResultShape Parse(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
        {
            return method.IsAsync ? Fail(ActionProblem.AsyncVoid, ResultCarrier.Bare) : new(ActionResultContent.Nothing, ResultCarrier.Bare, null);
        }

        if (method.RefKind != RefKind.None)
        {
            return Fail(ActionProblem.ReferenceResult, ResultCarrier.Bare);
        }

        ITypeSymbol type = method.ReturnType;
        (ResultCarrier carrier, ITypeSymbol? content) = Unwrap(type);
        bool isAnnotated = carrier == ResultCarrier.Task && type.NullableAnnotation == NullableAnnotation.Annotated;
        return (content is null ? new(ActionResultContent.Nothing, carrier, null) : Value(content, carrier)) with { IsAnnotated = isAnnotated };
    }

    private static (ResultCarrier Carrier, ITypeSymbol? Content) Unwrap(ITypeSymbol type) =>
        KnownTypes.Task.Matches(type) ? (ResultCarrier.Task, null)
        : KnownTypes.ValueTask.Matches(type) ? (ResultCarrier.ValueTask, null)
        : KnownTypes.TaskOfResult.Matches(type) ? (ResultCarrier.Task, ((INamedTypeSymbol)type).TypeArguments[0])
        : KnownTypes.ValueTaskOfResult.Matches(type) ? (ResultCarrier.ValueTask, ((INamedTypeSymbol)type).TypeArguments[0])
        : (ResultCarrier.Bare, type);

    private ActionResultShape Value(ITypeSymbol type, ResultCarrier carrier)
    {
        if (TypeFacts.IsUnresolved(type))
        {
            return Fail(ActionProblem.UnresolvedType, carrier);
        }

        bool isResult = KnownTypes.ActionResult.Matches(type);
        ITypeSymbol value = isResult ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        if (finder.Try(search => search.Find(value)) is not { } codec)
        {
            Reason = finder.Problem;
            return Fail(ActionProblem.ResultWithoutJson, carrier);
        }

        return new(isResult ? ActionResultContent.Result : ActionResultContent.Value, carrier, codec);
    }

    private ActionResultShape Fail(ActionProblem problem, ResultCarrier carrier)
    {
        Problem = problem;
        return new(ActionResultContent.Nothing, carrier, null);
    }
}
