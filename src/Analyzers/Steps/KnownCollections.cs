using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The collections of the framework that only one thread at a time may change.</summary>
internal static class KnownCollections
{
    private static readonly KnownType[] s_types =
    [
        KnownTypes.List, KnownTypes.Dictionary, KnownTypes.HashSet, KnownTypes.Queue, KnownTypes.Stack, KnownTypes.LinkedList,
        KnownTypes.SortedSet, KnownTypes.SortedDictionary, KnownTypes.SortedList, KnownTypes.PriorityQueue,
    ];

    private static readonly string[] s_changing =
    [
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "Clear", "Sort", "Reverse",
        "TryAdd", "Enqueue", "EnqueueRange", "Dequeue", "TryDequeue", "EnqueueDequeue", "DequeueEnqueue", "Push", "Pop", "TryPop",
        "AddFirst", "AddLast", "AddBefore", "AddAfter", "RemoveFirst", "RemoveLast", "UnionWith", "ExceptWith", "IntersectWith", "SymmetricExceptWith",
    ];

    public static bool Is(ITypeSymbol? type) => type is IArrayTypeSymbol || s_types.Any(known => known.Matches(type));

    public static bool IsChangedBy(IMethodSymbol method) => s_changing.Contains(method.Name) && Is(method.ContainingType);
}
