using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Benchmarks.Generators;

/// <summary>What reading symbols costs whoever reads them: asks for the same attributes, has the compiler bind the members,
/// types, attributes and defaults that a serializer and a route are made of, and makes nothing of them.</summary>
internal sealed class BindingPipeline : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Query(context, "GenFlow.EventAttribute", static node => node.IsKind(SyntaxKind.RecordDeclaration));
        Query(context, "GenFlow.StreamEventAttribute", static node => node.IsKind(SyntaxKind.RecordDeclaration));
        Query(context, "GenFlow.WorkflowAttribute", static node => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration));
    }

    private static void Query(IncrementalGeneratorInitializationContext context, string attribute, Func<SyntaxNode, bool> isCandidate)
    {
        IncrementalValuesProvider<int> bound = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            (node, _) => isCandidate(node),
            static (attributed, _) => Bind((INamedTypeSymbol)attributed.TargetSymbol));
        context.RegisterSourceOutput(bound, static (_, _) => { });
    }

    private static int Bind(INamedTypeSymbol type) => type.GetMembers().Sum(static member => member switch
    {
        INamedTypeSymbol nested => Bind(nested),
        IPropertySymbol { DeclaredAccessibility: Accessibility.Public } property => property.GetAttributes().Length + property.Type.Name.Length,
        IMethodSymbol { IsImplicitlyDeclared: false, MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method =>
            method.GetAttributes().Length + method.ReturnType.Name.Length + method.Parameters.Sum(Bind),
        _ => 0,
    });

    private static int Bind(IParameterSymbol parameter) =>
        parameter.Type.Name.Length + parameter.GetAttributes().Length + (parameter.HasExplicitDefaultValue ? 1 : 0);
}
