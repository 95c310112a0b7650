using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The signatures of actions, read once for all rules.</summary>
internal static class AnalyzedActions
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, AnalyzedAction>> s_read = new();

    public static AnalyzedAction Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) => s_read
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(method, _ => Read(method, compilation, cancellationToken));

    private static AnalyzedAction Read(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        CodecFinder finder = ActionSignatureParser.FinderOf(method, compilation, cancellationToken);
        ActionSignature signature = ActionSignatureParser.Parse(method, finder);
        return new(method, signature, finder.IsUnresolved);
    }
}

/// <summary>A method with [Action].</summary>
/// <param name="Method">The method.</param>
/// <param name="Signature">As generators read it.</param>
/// <param name="IsUnresolved">Whether what has no form in JSON is a type that does not exist, which the compiler reports.</param>
internal sealed record AnalyzedAction(IMethodSymbol Method, ActionSignature Signature, bool IsUnresolved)
{
    /// <summary>The parameter that the problem is about; null where it is about no single one.</summary>
    public IParameterSymbol? ProblemParameter => Signature.ProblemParameter >= 0 ? Method.Parameters[Signature.ProblemParameter] : null;
}
