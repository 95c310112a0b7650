using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads [Publishes] of a step, as far as the workflow can name what it says.</summary>
internal static class StepEffects
{
    public static EquatableArray<StepEffect> Of(IMethodSymbol step, INamedTypeSymbol workflow, Compilation compilation)
    {
        List<StepEffect>? effects = null;
        foreach (AttributeData data in step.GetAttributes())
        {
            if (KnownTypes.PublishesAttribute.Matches(data.AttributeClass)
                && data.AttributeClass!.TypeArguments[0] is INamedTypeSymbol type
                && !TypeFacts.IsUnresolved(type)
                && !TypeFacts.IsFileLocal(type)
                && compilation.IsSymbolAccessibleWithin(type, workflow)
                && Of(type, compilation) is { } effect)
            {
                (effects ??= []).Add(effect);
            }
        }

        return effects is null ? default : effects.ToEquatableArray();
    }

    private static StepEffect? Of(INamedTypeSymbol type, Compilation compilation)
    {
        if (EventTypes.IsEvent(type))
        {
            return !ProducedEvent.IsRequest(type) ? new(StepEffectKind.Stream, TypeNames.Identity(type))
                : ProducedEvent.ResponseOf(type) is { } answer && !TypeFacts.IsUnresolved(answer) ? new(StepEffectKind.Request, TypeNames.Identity(type), TypeNames.Identity(answer))
                : null;
        }

        return TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute) && !type.IsStatic
            ? new(StepEffectKind.Workflow, TypeNames.Identity(type), HasGraph: WorkflowMembers.Has(type, GeneratedNames.Graph, KnownTypes.WorkflowGraph))
            : null;
    }
}
