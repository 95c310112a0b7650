using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The workflows of a compilation, each read when the first rule asks for it. Rules are analyzers of their own,
/// which the compiler gives nothing in common but the compilation.</summary>
internal static class AnalyzedWorkflows
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, AnalyzedWorkflow>> s_read = new();

    /// <summary>Whether the class carries [Workflow].</summary>
    public static bool IsWorkflow(INamedTypeSymbol type) => TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute);

    public static AnalyzedWorkflow Of(INamedTypeSymbol type, Compilation compilation) => s_read
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(type, symbol => new((INamedTypeSymbol)symbol, compilation));
}
