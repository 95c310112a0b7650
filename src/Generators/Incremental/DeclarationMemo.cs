using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Incremental;

/// <summary>Remembers what a transform made of each declaration for as long as the compilation declares the same. The
/// compiler runs every transform again after any edit, since a symbol may depend on any file; but most edits are inside
/// bodies, which no transform reads. One memo for each pipeline of a driver; drivers that fork share it.</summary>
/// <param name="parse">The transform. What it gives depends on what is declared and on nothing else.</param>
internal sealed class DeclarationMemo<TModel>(Func<GeneratorAttributeSyntaxContext, CancellationToken, TModel> parse)
{
    private readonly ConditionalWeakTable<Compilation, Generation> _generations = new();
    private volatile Generation? _last;

    public TModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Generation generation = GenerationOf(context.SemanticModel.Compilation, cancellationToken);
        (int File, int Place) place = generation.Declarations.PlaceOf(context.TargetNode, cancellationToken);
        return generation.Models.TryGetValue(place, out TModel? known)
            ? known
            : generation.Models.GetOrAdd(place, parse(context, cancellationToken));
    }

    private Generation GenerationOf(Compilation compilation, CancellationToken cancellationToken) =>
        _generations.TryGetValue(compilation, out Generation? known)
            ? known
            : _generations.GetValue(compilation, of => _last = After(_last, Declarations.Of(of), cancellationToken));

    // The files of the newer compilation, so that those of the older may go.
    private static Generation After(Generation? last, Declarations declarations, CancellationToken cancellationToken) =>
        new(declarations, last is not null && declarations.AreSameAs(last.Declarations, cancellationToken) ? last.Models : new());

    private sealed class Generation(Declarations declarations, ConcurrentDictionary<(int File, int Place), TModel> models)
    {
        public Declarations Declarations => declarations;

        public ConcurrentDictionary<(int File, int Place), TModel> Models => models;
    }
}
