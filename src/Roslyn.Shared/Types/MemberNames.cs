using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Names of members that are generated where the user has not taken them.</summary>
internal static class MemberNames
{
    public static bool IsFree(INamedTypeSymbol type, string name) =>
        type.Name != name && type.GetMembers(name).IsEmpty && type.TypeParameters.All(parameter => parameter.Name != name);
}
