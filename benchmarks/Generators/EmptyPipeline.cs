using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Benchmarks.Generators;

/// <summary>The yardstick: asks for each attribute once, with the same look at the node, takes nothing but the name of the
/// symbol that it is handed, and writes nothing. What is left is the cost of the compiler's own pipeline.</summary>
internal sealed class EmptyPipeline : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Query(context, "GenFlow.EventAttribute", static node => node.IsKind(SyntaxKind.RecordDeclaration));
        Query(context, "GenFlow.StreamEventAttribute", static node => node.IsKind(SyntaxKind.RecordDeclaration));
        Query(context, "GenFlow.WorkflowAttribute", static node => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration));
    }

    private static void Query(IncrementalGeneratorInitializationContext context, string attribute, Func<SyntaxNode, bool> isCandidate)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            (node, _) => isCandidate(node),
            static (attributed, _) => attributed.TargetSymbol.MetadataName);
        context.RegisterSourceOutput(names, static (_, _) => { });
    }
}
