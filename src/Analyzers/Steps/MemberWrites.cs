using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Finds what an operation writes to.</summary>
internal static class MemberWrites
{
    /// <summary>The targets that are written; a collection that is changed is one.</summary>
    public static IEnumerable<IOperation> In(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements,
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field.IsVolatile: true } } => [],
        ICoalesceAssignmentOperation lazy when IsSameForAllRuns(lazy.Value) => [],
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when !IsAtomic(argument.Parent) => [argument.Value],
        IInvocationOperation { Instance: { } instance } call when KnownCollections.IsChangedBy(call.TargetMethod) => [instance],
        _ => [],
    };

    /// <summary>What holds the written value: a member of a struct is written where the struct is, an element where its collection is.</summary>
    public static IOperation HolderOf(IOperation written)
    {
        while (true)
        {
            switch (written)
            {
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } and not IInstanceReferenceOperation } member:
                    written = member.Instance;
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { Type.IsValueType: true } and not IInstanceReferenceOperation } member:
                    written = member.Instance;
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } when KnownCollections.Is(collection.Type):
                    written = collection;
                    break;
                case IArrayElementReferenceOperation element:
                    written = element.ArrayReference;
                    break;
                default:
                    return written;
            }
        }
    }

    // What is made once of the object alone belongs to no run: to make it twice costs time and changes nothing.
    private static bool IsSameForAllRuns(IOperation value) => value.DescendantsAndSelf().All(operation => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } =>
            parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } || KnownTypes.CancellationToken.Matches(parameter.Type) || IsDeclaredIn(value, parameter),
        ILocalReferenceOperation { Local: var local } => IsDeclaredIn(value, local),
        _ => true,
    });

    private static bool IsDeclaredIn(IOperation value, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => value.Syntax.Span.Contains(reference.Span));

    private static bool IsAtomic(IOperation? call) =>
        OtherThreads.MethodOf(call)?.ContainingType is { } type
        && (KnownTypes.Interlocked.Matches(type)
            || KnownTypes.Volatile.Matches(type)
            || KnownTypes.LazyInitializer.Matches(type)
            || KnownTypes.ImmutableInterlocked.Matches(type));
}
