using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Finds where a Context is put into what surely outlives its step: a workflow object, or a static member. An object that a
/// step makes for itself, such as a visitor, may hold one.</summary>
internal static class KeptContexts
{
    /// <summary>Whether the declared field or property is such a place.</summary>
    public static bool IsHolder(ISymbol member, ITypeSymbol type) =>
        (member.IsStatic || IsWorkflow(member.ContainingType)) && Holds(type);

    /// <summary>The member of an object that the workflow holds, which a Context is assigned to; null for others, and for
    /// those whose declaration is the mistake.</summary>
    public static ISymbol? Keeps(ISimpleAssignmentOperation assignment)
    {
        IOperation value = assignment.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return KnownTypes.Context.Matches(value.Type)
            && assignment.Target is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target
            && IsShared(target)
            && !(target.Member.DeclaringSyntaxReferences.Length > 0 && IsHolder(target.Member, target.Type!) && !IsComputed(target.Member))
            ? target.Member
            : null;
    }

    private static bool IsComputed(ISymbol member) => member is IPropertySymbol property
        && !property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsShared(IOperation? operation) => operation switch
    {
        IMemberReferenceOperation { Member.IsStatic: true } => true,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference => IsShared(reference.Instance),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        _ => false,
    };

    private static bool IsWorkflow(INamedTypeSymbol type) =>
        AnalyzedWorkflows.IsWorkflow(type)
        || type.GetMembers().Any(static member => member is IMethodSymbol && TypeFacts.HasAttribute(member, KnownTypes.StepAttribute));

    // A delegate or a handler of contexts names the type and holds none.
    private static bool Holds(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType),
        INamedTypeSymbol named when named.IsTupleType
            || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || named.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.Immutable" =>
            named.TypeArguments.Any(Holds),
        _ => KnownTypes.Context.Matches(type),
    };
}
