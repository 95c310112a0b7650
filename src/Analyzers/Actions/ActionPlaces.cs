using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Where what is wrong with an action is written.</summary>
internal static class ActionPlaces
{
    /// <summary>The declaration of the parameter, what is returned, else the method's name.</summary>
    public static Location? Of(AnalyzedAction action, CancellationToken cancellationToken) =>
        action.ProblemParameter is { } parameter ? OfParameter(parameter, cancellationToken)
        : action.Signature.Problem is ActionProblem.AsyncVoid or ActionProblem.ReferenceResult or ActionProblem.ResultWithoutJson ? OfResult(action.Method, cancellationToken)
        : Places.OfName(action.Method);

    /// <summary>A named argument of [Action]; the method's name where it is not given.</summary>
    public static Location? OfArgument(IMethodSymbol method, string name, CancellationToken cancellationToken)
    {
        AttributeData? data = method.GetAttributes().FirstOrDefault(static data => KnownTypes.ActionAttribute.Matches(data.AttributeClass));
        var written = data?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        return written?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? Places.OfName(method);
    }

    private static Location? OfParameter(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        Declaration(parameter, cancellationToken)?.GetLocation() ?? Places.OfName(parameter.ContainingSymbol);

    private static Location? OfResult(IMethodSymbol method, CancellationToken cancellationToken) =>
        (Declaration(method, cancellationToken) as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? Places.OfName(method);

    private static SyntaxNode? Declaration(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
}
