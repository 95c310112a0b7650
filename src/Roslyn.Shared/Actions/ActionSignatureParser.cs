using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads a method with [Action]. The one reading of signatures that generators and analyzers share.</summary>
internal static class ActionSignatureParser
{
    /// <param name="method">The method.</param>
    /// <param name="compilation">Where it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ActionSignature Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        Parse(method, FinderOf(method, compilation, cancellationToken));

    /// <summary>A finder of the codecs of an action.</summary>
    public static CodecFinder FinderOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        string name = ActionNames.MemberName(method).Name;
        var finder = new CodecFinder(compilation, method.ContainingType, cancellationToken) { CodecsName = GeneratedNames.ActionCodecs(name), IsForModels = true };
        finder.Partials = new PartialFinder(finder, $"{TypeNames.Of(method.ContainingType)}.{ArgumentsName(name)}");
        return finder;
    }

    /// <summary>Reads it, with a finder whose codecs the caller needs afterwards.</summary>
    public static ActionSignature Parse(IMethodSymbol method, CodecFinder finder)
    {
        (string name, ActionProblem problem) = ActionNames.MemberName(method);
        ActionPolicy policy = ActionPolicy.Of(method);
        var parameters = new ActionParameterParser(finder, ArgumentsName(name));
        EquatableArray<ActionParameter> parsed = parameters.Parse(method);

        // What it gives comes from no model.
        PartialFinder? partials = finder.Partials;
        (finder.Partials, finder.IsForModels) = (null, false);
        var results = new ActionResultParser(finder);
        ActionResultShape shape = results.Parse(method);
        (finder.Partials, finder.IsForModels) = (partials, true);

        ActionProblem place = PlaceProblem(method, finder.CancellationToken);
        (problem, int parameter, string reason) =
            place != ActionProblem.None ? (place, -1, "")
            : problem != ActionProblem.None ? (problem, -1, "")
            : MethodProblem(method, policy) is var own and not ActionProblem.None ? (own, -1, "")
            : parameters.Problem != ActionProblem.None ? (parameters.Problem, parameters.ProblemParameter, parameters.Reason)
            : (results.Problem, -1, results.Reason);
        return new(
            method.Name,
            ActionNames.ModelName(method, policy),
            place == ActionProblem.None ? name : "",
            Documentation.Of(method, finder.CancellationToken),
            method.IsStatic,
            parsed,
            shape,
            policy,
            problem,
            parameter,
            reason);
    }

    private static string ArgumentsName(string member) => member + GeneratedNames.ActionArguments;

    // Where no member can be added.
    private static ActionProblem PlaceProblem(IMethodSymbol method, CancellationToken cancellationToken)
    {
        INamedTypeSymbol type = method.ContainingType;
        return method.MethodKind != MethodKind.Ordinary || !method.ExplicitInterfaceImplementations.IsEmpty ? ActionProblem.NotAnOrdinaryMethod
            : type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || (type.IsRefLikeType && !method.IsStatic) ? ActionProblem.UnsupportedContainer
            : !type.DeclaringSyntaxReferences.IsEmpty && TypeDeclarationModel.Create(type, cancellationToken) is null ? ActionProblem.NotPartial
            : ActionProblem.None;
    }

    private static ActionProblem MethodProblem(IMethodSymbol method, ActionPolicy policy) =>
        policy.Name is { } name && string.IsNullOrWhiteSpace(name) ? ActionProblem.EmptyName
        : method.IsGenericMethod ? ActionProblem.GenericMethod
        : NamesFileLocalType(method) ? ActionProblem.Inaccessible
        : ActionProblem.None;

    private static bool NamesFileLocalType(IMethodSymbol method) =>
        TypeFacts.IsFileLocal(method.ReturnType as INamedTypeSymbol)
        || method.Parameters.Any(static parameter => TypeFacts.IsFileLocal(parameter.Type as INamedTypeSymbol));
}
