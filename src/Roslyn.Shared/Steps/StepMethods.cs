using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds the methods with [Step] that take part in a workflow: its own and those that it inherits.</summary>
internal static class StepMethods
{
    /// <summary>Each once, the most derived where one overrides or hides another; private ones of a base are left out.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol workflow, Compilation compilation)
    {
        var seen = new List<IMethodSymbol>();
        for (INamedTypeSymbol? type = workflow; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            bool isOwn = ReferenceEquals(type, workflow);
            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (!TypeFacts.HasAttribute(method, KnownTypes.StepAttribute)
                    || method.PartialDefinitionPart is not null
                    || (!isOwn && !compilation.IsSymbolAccessibleWithin(method, workflow))
                    || seen.Any(derived => Replaces(derived, method)))
                {
                    continue;
                }

                seen.Add(method);
                yield return method;
            }
        }
    }

    private static bool Replaces(IMethodSymbol derived, IMethodSymbol method) =>
        derived.Name == method.Name
        && !SymbolEqualityComparer.Default.Equals(derived.ContainingType, method.ContainingType)
        && derived.Parameters.Length == method.Parameters.Length
        && derived.Parameters.Zip(method.Parameters, static (left, right) =>
            left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static same => same);
}
