using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Static properties that are generated for workflows, as other workflows find them.</summary>
internal static class WorkflowMembers
{
    /// <summary>Whether the workflow has the property: its own part is generated, or was when its assembly was built.</summary>
    public static bool Has(INamedTypeSymbol workflow, string property, KnownType type, CancellationToken cancellationToken = default) =>
        workflow.DeclaringSyntaxReferences.IsEmpty
            ? workflow.GetMembers(property).OfType<IPropertySymbol>().Any(member => member.IsStatic && type.Matches(member.Type))
            : MemberNames.IsFree(workflow.OriginalDefinition, property) && !workflow.IsStatic
                && TypeDeclarationModel.Create(workflow.OriginalDefinition, cancellationToken) is not null;
}
