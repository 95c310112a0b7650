using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Finds what a step gives to others, by its declaration and by its body.</summary>
internal static class StepOutputs
{
    public static IEnumerable<StepOutput> Of(AnalyzedStep step, StepEffects effects, INamedTypeSymbol workflow, CancellationToken cancellationToken) =>
        Returned(step, workflow, cancellationToken)
            .Concat(Declared(step, workflow, cancellationToken))
            .Concat(Sent(step, effects, workflow));

    private static IEnumerable<StepOutput> Returned(AnalyzedStep step, INamedTypeSymbol workflow, CancellationToken cancellationToken)
    {
        IMethodSymbol method = step.Method;
        bool isOwn = IsOwn(method, workflow);
        foreach (INamedTypeSymbol type in EventsIn.Type(method.ReturnType))
        {
            if (ProducedEvent.Of(type, workflow, out _) is { } routed && step.Signature.Result.Events.Any(ev => ev.Identity == routed.Identity))
            {
                yield return new(step, type, routed, OutputOrigin.Returned, isOwn ? ReturnTypes.PlaceOf(type, method, cancellationToken) : null);
            }
        }
    }

    private static IEnumerable<StepOutput> Declared(AnalyzedStep step, INamedTypeSymbol workflow, CancellationToken cancellationToken)
    {
        foreach (AttributeData attribute in step.Method.GetAttributes().Where(static data => KnownTypes.EmitsAttribute.Matches(data.AttributeClass)))
        {
            if (attribute.AttributeClass!.TypeArguments[0] is INamedTypeSymbol type && ProducedEvent.Of(type, workflow, out _) is { } routed)
            {
                yield return new(step, type, routed, OutputOrigin.Declared, IsOwn(step.Method, workflow) ? Places.Of(attribute, cancellationToken) : null);
            }
        }
    }

    private static IEnumerable<StepOutput> Sent(AnalyzedStep step, StepEffects effects, INamedTypeSymbol workflow)
    {
        foreach (BodyEffect effect in effects.All.Where(static effect => effect.Kind == EffectKind.Send))
        {
            if (ProducedEvent.Of(effect.Type, workflow, out _) is { } routed)
            {
                yield return new(step, effect.Type, routed, OutputOrigin.Sent, effect.Place.GetLocation());
            }
        }
    }

    private static bool IsOwn(IMethodSymbol method, INamedTypeSymbol workflow) => SymbolEqualityComparer.Default.Equals(method.ContainingType, workflow);
}
