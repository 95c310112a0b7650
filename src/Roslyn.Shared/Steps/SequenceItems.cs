using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>What a type gives when it is enumerated.</summary>
internal readonly struct SequenceItems(ITypeSymbol item, bool isAsync)
{
    public ITypeSymbol Item { get; } = item;

    public bool IsAsync { get; } = isAsync;

    /// <summary>One for each way in which the type can be enumerated, by declaration.</summary>
    public static IEnumerable<SequenceItems> Of(ITypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> interfaces = type is INamedTypeSymbol { TypeKind: TypeKind.Interface } self ? type.AllInterfaces.Add(self) : type.AllInterfaces;
        foreach (INamedTypeSymbol candidate in interfaces)
        {
            if (KnownTypes.Enumerable.Matches(candidate))
            {
                yield return new(candidate.TypeArguments[0], isAsync: false);
            }
            else if (KnownTypes.AsyncEnumerable.Matches(candidate))
            {
                yield return new(candidate.TypeArguments[0], isAsync: true);
            }
        }
    }
}
