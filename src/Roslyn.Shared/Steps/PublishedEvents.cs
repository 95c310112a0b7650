using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds what a workflow publishes: what its steps declare with [Publishes&lt;T&gt;], the requests that they return or send,
/// and the same of the child workflows among those declared.</summary>
internal static class PublishedEvents
{
    /// <summary>Each event once, in the order of the names: where it is declared does not matter. Without those that the
    /// workflow cannot name.</summary>
    public static EquatableArray<PublishedEvent> Of(INamedTypeSymbol workflow, Compilation compilation)
    {
        var found = new Dictionary<string, PublishedEvent>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in Types(workflow, compilation))
        {
            if (EventReference.Create(type, workflow) is { } reference)
            {
                found[reference.Identity] = new(reference, PathOf(type));
            }
        }

        return found.Values.OrderBy(static published => published.Event.Identity, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The types of those events, in the order of their declarations; several times where several declare one.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol workflow, Compilation compilation) => Declared(workflow, compilation)
        .Where(type => !TypeFacts.IsFileLocal(type) && compilation.IsSymbolAccessibleWithin(type, workflow));

    private static IEnumerable<INamedTypeSymbol> Declared(INamedTypeSymbol workflow, Compilation compilation)
    {
        var workflows = new Queue<INamedTypeSymbol>([workflow]);
        var seen = new HashSet<ISymbol>(workflows, SymbolEqualityComparer.Default);
        while (workflows.Count > 0)
        {
            foreach (INamedTypeSymbol type in StepMethods.Of(workflows.Dequeue(), compilation).SelectMany(OfStep))
            {
                if (EventTypes.IsEvent(type))
                {
                    yield return type;
                }
                else if (TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute) && seen.Add(type))
                {
                    workflows.Enqueue(type);
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> OfStep(IMethodSymbol step) => step.GetAttributes()
        .Where(static data => KnownTypes.PublishesAttribute.Matches(data.AttributeClass))
        .Select(static data => data.AttributeClass!.TypeArguments[0])
        .Concat(Requests(step.ReturnType, 0))
        .Concat(step.GetAttributes()
            .Where(static data => KnownTypes.EmitsAttribute.Matches(data.AttributeClass))
            .Select(static data => data.AttributeClass!.TypeArguments[0])
            .Where(ProducedEvent.IsRequest))
        .OfType<INamedTypeSymbol>();

    // The events inside a task, a sequence or an AnyOf. The depth ends a type that is a sequence of itself.
    private static IEnumerable<ITypeSymbol> Requests(ITypeSymbol type, int depth)
    {
        const int deepest = 4;
        if (EventTypes.IsEvent(type))
        {
            return ProducedEvent.IsRequest(type) ? [type] : [];
        }

        IEnumerable<ITypeSymbol> inside = depth == deepest ? []
            : type is INamedTypeSymbol { IsGenericType: true } generic ? generic.TypeArguments
            : SequenceItems.Of(type).Select(static items => items.Item);
        return inside.SelectMany(item => Requests(item, depth + 1));
    }

    private static EquatableArray<string> PathOf(INamedTypeSymbol type)
    {
        var path = new Stack<string>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            path.Push(current.Name);
        }

        return path.ToEquatableArray();
    }
}
