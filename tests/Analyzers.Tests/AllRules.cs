using System.Collections.Immutable;
using System.Reflection;
using GenFlow.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

/// <summary>Everything that the analyzers' and the fixes' assemblies give to the compiler and the editor.</summary>
internal static class AllRules
{
    /// <summary>The analyzers, without suppressors.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. Made<DiagnosticAnalyzer>(typeof(AwaitedStreamWrite).Assembly).Where(static analyzer => analyzer is not DiagnosticSuppressor)];

    public static ImmutableArray<DiagnosticSuppressor> Suppressors { get; } = [.. Made<DiagnosticSuppressor>(typeof(AwaitedStreamWrite).Assembly)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Made<CodeFixProvider>(typeof(RemoveAwait).Assembly)];

    /// <summary>Every rule, in the order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    public static DiagnosticAnalyzer AnalyzerOf(string id) => Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id));

    private static IEnumerable<T> Made<T>(Assembly assembly) => assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .OrderBy(static type => type.FullName, StringComparer.Ordinal)
        .Select(static type => (T)Activator.CreateInstance(type)!);
}
