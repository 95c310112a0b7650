using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>The bodies of a class, by method.</summary>
internal sealed class Bodies
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, MethodBody>> s_read = new();

    private readonly ConcurrentDictionary<ISymbol, MethodBody> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>Adds what a method consists of. It is read once for all rules.</summary>
    public void Add(ISymbol method, ImmutableArray<IOperation> blocks, Compilation compilation)
    {
        // Attributes and defaults of parameters come as blocks as well.
        IOperation[] statements = [.. blocks.Where(static block => block is IBlockOperation)];
        if (statements.Length > 0)
        {
            ISymbol key = Key(method);
            _bodies[key] = s_read
                .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
                .GetOrAdd(key, _ => ContextUses.Read(statements));
        }
    }

    /// <summary>The body; null where there is none or it is another class's.</summary>
    public MethodBody? Of(IMethodSymbol method) => _bodies.TryGetValue(Key(method), out MethodBody? body) ? body : null;

    // A partial method is known by its definition.
    private static ISymbol Key(ISymbol method) => (method as IMethodSymbol)?.PartialDefinitionPart ?? method;
}
