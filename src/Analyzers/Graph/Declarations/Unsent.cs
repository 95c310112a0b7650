using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Which declarations of events that are sent the body does not keep.</summary>
internal static class Unsent
{
    public static bool Is(StepOutput declared, StepEffects effects, INamedTypeSymbol workflow) =>
        Is(declared.Step.Method, declared.Type, effects, workflow);

    public static bool Is(IMethodSymbol step, INamedTypeSymbol type, StepEffects effects, INamedTypeSymbol workflow)
    {
        if (effects.SendsAreOpen || effects.IsUnwritten || EventReference.Create(type, workflow) is not { } declared)
        {
            return false;
        }

        // A case of what is returned: the declaration tells which of them come.
        bool isCase = DeclaredEffects.References(EventsIn.Type(step.ReturnType), workflow)
            .Any(returned => returned.Identity != declared.Identity && declared.Is(returned));
        return !isCase && !DeclaredEffects.Cover(
            DeclaredEffects.References(effects.All.Where(static effect => effect.Kind == EffectKind.Send).Select(static effect => effect.Type), workflow),
            declared);
    }
}
