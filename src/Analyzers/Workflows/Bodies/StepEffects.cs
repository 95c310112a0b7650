using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>What a step does beyond its signature, in its body and in the methods of its class that it gives its context
/// to.</summary>
internal sealed class StepEffects
{
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly List<BodyEffect> _effects = [];

    private StepEffects()
    {
    }

    /// <summary>In the order of their places in the step.</summary>
    public IEnumerable<BodyEffect> All => _effects.OrderBy(static effect => effect.Place.SpanStart);

    /// <summary>Whether it may send what cannot be told, or cannot be read at all.</summary>
    public bool SendsAreOpen { get; private set; }

    /// <summary>Whether it may publish what cannot be told, or cannot be read at all.</summary>
    public bool PublishesAreOpen { get; private set; }

    public static StepEffects Of(IMethodSymbol step, Bodies bodies)
    {
        var effects = new StepEffects();
        if (bodies.Of(step) is { } body)
        {
            effects._followed.Add(step);
            effects.Add(body, bodies, place: null);
        }
        else if (step.Parameters.Any(static parameter => KnownTypes.Context.Matches(parameter.Type)))
        {
            effects.SendsAreOpen = effects.PublishesAreOpen = true;
        }

        return effects;
    }

    private void Add(MethodBody body, Bodies bodies, SyntaxNode? place)
    {
        SendsAreOpen |= body.SendsAreOpen;
        PublishesAreOpen |= body.PublishesAreOpen;
        _effects.AddRange(body.Effects.Select(effect => place is null ? effect : effect.At(place)));
        foreach ((IMethodSymbol helper, SyntaxNode call) in body.Helpers)
        {
            if (IsOverridable(helper) || bodies.Of(helper) is not { } followed)
            {
                SendsAreOpen = PublishesAreOpen = true;
            }
            else if (_followed.Add(helper))
            {
                Add(followed, bodies, place ?? call);
            }
        }
    }

    private static bool IsOverridable(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed;
}
