using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Where a problem of a step's signature is: the declaration of the parameter, what is returned, what [Emits]
/// names, else the method's name.</summary>
internal static class SignaturePlaces
{
    public static Location? Of(AnalyzedStep step, INamedTypeSymbol workflow, CancellationToken cancellationToken)
    {
        IMethodSymbol method = step.Method;
        if (step.Signature.ProblemParameter is >= 0 and var index)
        {
            return Declaration(method.Parameters[index], cancellationToken)?.GetLocation() ?? Places.OfName(method);
        }

        return step.Signature.Problem switch
        {
            SignatureProblem.ReferenceResult or SignatureProblem.ResultIsNoEvent or SignatureProblem.AmbiguousSequence or SignatureProblem.UnsupportedResult
                or SignatureProblem.AsyncVoid => Result(method, cancellationToken),
            SignatureProblem.ResponseIsNoEvent => IsOfResult(method, workflow) ? Result(method, cancellationToken) : Emits(method, workflow, cancellationToken),
            _ => Places.OfName(method),
        };
    }

    private static Location? Result(IMethodSymbol method, CancellationToken cancellationToken) =>
        (Declaration(method, cancellationToken) as MethodDeclarationSyntax)?.ReturnType.GetLocation() ?? Places.OfName(method);

    private static bool IsOfResult(IMethodSymbol method, INamedTypeSymbol workflow)
    {
        var result = new ResultParser(workflow);
        result.Parse(method);
        return result.Problem != SignatureProblem.None;
    }

    private static Location? Emits(IMethodSymbol method, INamedTypeSymbol workflow, CancellationToken cancellationToken)
    {
        AttributeData? attribute = method.GetAttributes().FirstOrDefault(data =>
        {
            if (!KnownTypes.EmitsAttribute.Matches(data.AttributeClass))
            {
                return false;
            }

            ProducedEvent.Of(data.AttributeClass!.TypeArguments[0], workflow, out SignatureProblem problem);
            return problem == SignatureProblem.ResponseIsNoEvent;
        });
        return attribute is null ? Places.OfName(method) : Places.Of(attribute, cancellationToken);
    }

    private static SyntaxNode? Declaration(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
}
