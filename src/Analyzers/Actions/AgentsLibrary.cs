using System.Runtime.CompilerServices;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Whether a project knows agents at all: where it does not, nothing is asked of its methods.</summary>
internal static class AgentsLibrary
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> s_known = new();

    public static bool IsReferenced(Compilation compilation) => s_known
        .GetValue(compilation, static asked => new(asked.GetTypeByMetadataName(KnownTypes.ActionAttribute.MetadataName) is not null))
        .Value;
}
