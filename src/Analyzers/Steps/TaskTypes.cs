using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Questions about types that are awaited.</summary>
internal static class TaskTypes
{
    public static bool IsTask(ITypeSymbol? type) =>
        KnownTypes.Task.Matches(type) || KnownTypes.TaskOfResult.Matches(type) || KnownTypes.ValueTask.Matches(type) || KnownTypes.ValueTaskOfResult.Matches(type);

    /// <summary>What awaiting it gives; null for nothing.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named && IsTask(type) ? named.TypeArguments[0] : null;
}
