using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>What a step says that it publishes.</summary>
internal sealed class DeclaredPublications(IMethodSymbol step, INamedTypeSymbol workflow)
{
    private readonly INamedTypeSymbol[] _declared = [.. DeclaredEffects.Of(step, KnownTypes.PublishesAttribute).Select(static declared => declared.Type)];

    // Those that are returned or sent appear on the stream as well.
    private readonly INamedTypeSymbol[] _requests =
    [
        .. EventsIn.Type(step.ReturnType)
            .Concat(DeclaredEffects.Of(step, KnownTypes.EmitsAttribute).Select(static declared => declared.Type))
            .Where(ProducedEvent.IsRequest),
    ];

    public bool Cover(BodyEffect effect)
    {
        if (effect.Kind == EffectKind.RunChild)
        {
            return _declared.Any(declared => IsOrDerivesFrom(effect.Type, declared));
        }

        return EventReference.Create(effect.Type, workflow) is not { } published
            || DeclaredEffects.Cover(DeclaredEffects.References(_declared.Concat(_requests), workflow), published);
    }

    public static bool IsOrDerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
