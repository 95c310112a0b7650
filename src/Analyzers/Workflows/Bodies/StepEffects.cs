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

    /// <summary>Whether there is nothing in the step yet, or only an exception.</summary>
    public bool IsUnwritten { get; private set; }

    public static StepEffects Of(IMethodSymbol step, Bodies bodies)
    {
        var effects = new StepEffects();
        MethodBody? body = bodies.Of(step);
        if (body is not null)
        {
            effects.IsUnwritten = body.IsUnwritten;
            effects._followed.Add(step);
            effects.Add(body, bodies, place: null);
        }

        // Without a context it can do nothing but return, whatever will be written.
        if (body is null or { IsUnwritten: true } && step.Parameters.Any(static parameter => KnownTypes.Context.Matches(parameter.Type)))
        {
            effects.Open();
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
            if (IsOverridable(helper) || bodies.Of(helper) is not { IsUnwritten: false } followed)
            {
                Open();
            }
            else if (_followed.Add(helper))
            {
                Add(followed, bodies, place ?? call);
            }
        }
    }

    private void Open() => SendsAreOpen = PublishesAreOpen = true;

    private static bool IsOverridable(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed;
}
