using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Decides names and order of what tells cases apart.</summary>
internal static class MatchPlanner
{
    /// <summary>The name of the variable for the value that is told apart. Parameters are never called so.</summary>
    public const string Variable = "_case";

    private static readonly Dictionary<string, MatchMembers> s_members = new(StringComparer.Ordinal)
    {
        [GeneratedNames.Match] = MatchMembers.Match,
        [GeneratedNames.Switch] = MatchMembers.Switch,
        [GeneratedNames.Visit] = MatchMembers.Visit,
        [GeneratedNames.Visitor] = MatchMembers.Visit,
    };

    /// <summary>The members whose names the type does not use.</summary>
    public static MatchMembers Free(INamedTypeSymbol type)
    {
        MatchMembers free = MatchMembers.Match | MatchMembers.Switch | MatchMembers.Visit;
        foreach (KeyValuePair<string, MatchMembers> member in s_members)
        {
            bool isTaken = type.Name == member.Key
                || !type.GetMembers(member.Key).IsEmpty
                || type.TypeParameters.Any(parameter => parameter.Name == member.Key);
            free &= isTaken ? ~member.Value : free;
        }

        return free;
    }

    /// <summary>The names of the type parameters that code in the type sees.</summary>
    public static EquatableArray<string> TypeParameters(INamedTypeSymbol type)
    {
        var names = new List<string>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            names.AddRange(current.TypeParameters.Select(static parameter => parameter.Name));
        }

        return names.ToEquatableArray();
    }

    /// <param name="members">The members to generate.</param>
    /// <param name="reach">How far they may be visible.</param>
    /// <param name="hidesBase">Whether a base has them too.</param>
    /// <param name="typeParameters">The names of the type parameters around them.</param>
    /// <param name="arms">For each arm its type, the names that it can be called by and the number of the arms that it derives from.</param>
    /// <param name="reserved">Names that no arm's parameter may have.</param>
    public static MatchModel Plan(
        MatchMembers members,
        Reach reach,
        bool hidesBase,
        EquatableArray<string> typeParameters,
        IReadOnlyList<(string TypeName, EquatableArray<string> Path, int Depth)> arms,
        params string[] reserved)
    {
        string[] names = ParameterNames.Of([.. arms.Select(static arm => arm.Path)], ["state", "visitor", Variable, .. reserved]);
        return new(
            members,
            Modifier(reach),
            hidesBase,
            Unused("TResult", typeParameters),
            Unused("TState", typeParameters),
            Unused("TVisitor", typeParameters),
            arms.Select((arm, index) => new ArmModel(arm.TypeName, names[index])).ToEquatableArray(),
            Enumerable.Range(0, arms.Count).OrderByDescending(index => arms[index].Depth).ToEquatableArray());
    }

    private static string Unused(string name, EquatableArray<string> used) => used.Contains(name) ? Unused(name + "_", used) : name;

    private static string Modifier(Reach reach) => reach switch
    {
        Reach.Public => "public",
        Reach.Internal => "internal",
        _ => "private",
    };
}
