using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>What the runs of a workflow share: the members of its object and of its class.</summary>
internal sealed class SharedMembers(StepBody body)
{
    private bool? _areGuarded;

    /// <summary>Whether the step takes a lock by hand somewhere: then nothing is said of what it writes.</summary>
    public bool AreGuarded => _areGuarded ??= body.Operations.OfType<IInvocationOperation>().Any(static call => IsLock(call.TargetMethod));

    /// <summary>The name of the shared member that the written place belongs to; null for what is not shared, or for a
    /// collection of unknown origin.</summary>
    public string? NameOf(IOperation written)
    {
        IOperation holder = MemberWrites.HolderOf(written);
        if (KeepsContext(written, holder))
        {
            return null;
        }

        bool isChanged = !ReferenceEquals(holder, written) && KnownCollections.Is(holder.Type) || IsReceiver(written);
        return holder switch
        {
            IFieldReferenceOperation { Field: var field } reference when IsOfWorkflow(reference.Instance, field) && !TypeFacts.HasAttribute(field, KnownTypes.ThreadStaticAttribute) =>
                !isChanged || IsCreatedHere(field) ? field.Name : null,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } reference when IsOfWorkflow(reference.Instance, property) && IsAuto(property) =>
                !isChanged || IsCreatedHere(property) ? property.Name : null,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } =>
                !isChanged ? parameter.Name : null,
            _ => null,
        };
    }

    // GF1006 says it.
    private static bool KeepsContext(IOperation written, IOperation holder) =>
        holder is IMemberReferenceOperation { Type: { } type } member
        && (KeptContexts.IsHolder(member.Member, type) || (written.Parent is ISimpleAssignmentOperation assignment && KeptContexts.Keeps(assignment) is not null));

    private static bool IsReceiver(IOperation written) => written.Parent is IInvocationOperation call && ReferenceEquals(call.Instance, written);

    private bool IsOfWorkflow(IOperation? instance, ISymbol member) => member.IsStatic
        ? SymbolEqualityComparer.Default.Equals(member.ContainingType, body.Step.ContainingType)
        : instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    // A setter of its own may do what is right; one of another assembly cannot be read.
    private static bool IsAuto(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    // A collection that came from elsewhere may be one for each run.
    private bool IsCreatedHere(ISymbol member) => member.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(body.CancellationToken))
        .Select(static syntax => syntax switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        })
        .Any(static value => value is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or InitializerExpressionSyntax);

    // Locks of other libraries are known by the names that they go by.
    private static bool IsLock(IMethodSymbol method) =>
        method.Name.StartsWith("Lock", StringComparison.Ordinal)
        || method.Name.StartsWith("Acquire", StringComparison.Ordinal)
        || method.Name == "WaitOne"
        || (method.Name is "Enter" or "TryEnter" or "EnterScope" or "Wait" or "WaitAsync" or "EnterWriteLock" or "TryEnterWriteLock"
            && (KnownTypes.Monitor.Matches(method.ContainingType)
                || KnownTypes.SemaphoreSlim.Matches(method.ContainingType)
                || KnownTypes.Lock.Matches(method.ContainingType)
                || KnownTypes.SpinLock.Matches(method.ContainingType)
                || KnownTypes.ReaderWriterLockSlim.Matches(method.ContainingType)));
}
