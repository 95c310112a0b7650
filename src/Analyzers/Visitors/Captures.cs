using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>What functions capture of the code around them.</summary>
internal sealed class Captures
{
    private readonly List<string> _names = [];

    private Captures()
    {
    }

    /// <summary>The variables, and <c>this</c>, each once.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether state cannot stand for them: one is written, or a local function captures on its own.</summary>
    public bool AreMoreThanValues { get; private set; }

    public static Captures Of(IEnumerable<IAnonymousFunctionOperation> functions)
    {
        var captures = new Captures();
        foreach (IAnonymousFunctionOperation function in functions)
        {
            foreach (IOperation operation in function.Body.Descendants())
            {
                captures.Add(operation, function);
            }
        }

        return captures;
    }

    private void Add(IOperation operation, IAnonymousFunctionOperation function)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: { IsConst: false } local } when !IsIn(local, function):
                Add(local.Name, operation);
                break;
            case IParameterReferenceOperation { Parameter: { } parameter } when !IsIn(parameter, function):
                Add(parameter.Name, operation);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                Add("this", operation);
                break;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } local } when !IsIn(local, function):
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction, IsStatic: false } other } when !IsIn(other, function):
                AreMoreThanValues = true;
                break;
        }
    }

    private void Add(string name, IOperation reference)
    {
        AreMoreThanValues |= IsWritten(reference);
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }
    }

    // Also the variables of functions inside it, and those of queries, which are declared nowhere.
    private static bool IsIn(ISymbol symbol, IAnonymousFunctionOperation function)
    {
        ISymbol? around = symbol.ContainingSymbol;
        while (around is not null && !SymbolEqualityComparer.Default.Equals(around, function.Symbol))
        {
            around = around.ContainingSymbol;
        }

        return around is not null;
    }

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        IAddressOfOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IMemberReferenceOperation { Member: not IMethodSymbol } member when member.Instance == reference && reference.Type is { IsValueType: true } => IsWritten(member),
        IInvocationOperation call => call.Instance == reference && MayChange(call.TargetMethod, reference.Type),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } tuple => ((IDeconstructionAssignmentOperation)tuple.Parent!).Target == tuple,
        _ => false,
    };

    // A method of a struct changes the variable that it is called on.
    private static bool MayChange(IMethodSymbol method, ITypeSymbol? type) =>
        type is { IsReferenceType: false, TypeKind: not TypeKind.Enum, IsReadOnly: false } && !method.IsReadOnly && !method.IsStatic;
}
