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

    /// <summary>The class to call an inherited step through, where a class nearer to the workflow has another member of that
    /// name, which C# would prefer; else null.</summary>
    public static INamedTypeSymbol? CalledThrough(IMethodSymbol method, INamedTypeSymbol workflow)
    {
        INamedTypeSymbol declaring = method.ContainingType;
        for (INamedTypeSymbol? type = workflow; type is not null && !SymbolEqualityComparer.Default.Equals(type, declaring); type = type.BaseType)
        {
            if (type.GetMembers(method.Name).Any(member => !Overrides(member, method)))
            {
                return declaring;
            }
        }

        return null;
    }

    private static bool Overrides(ISymbol member, IMethodSymbol method)
    {
        for (IMethodSymbol? overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden, method))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Replaces(IMethodSymbol derived, IMethodSymbol method) =>
        derived.Name == method.Name
        && !SymbolEqualityComparer.Default.Equals(derived.ContainingType, method.ContainingType)
        && derived.Parameters.Length == method.Parameters.Length
        && derived.Parameters.Zip(method.Parameters, static (left, right) =>
            left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type)).All(static same => same);
}
