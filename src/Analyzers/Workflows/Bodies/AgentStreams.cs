using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Tells the runs of agents, whose doings are known, from other streams.</summary>
internal static class AgentStreams
{
    /// <summary>Whether all values are runs of agents.</summary>
    public static bool Is(IEnumerable<ITypeSymbol?> types) => types.All(static type => type is not null && Is(type));

    public static bool Is(ITypeSymbol type) => KnownTypes.AgentStream.Matches(type) || KnownTypes.AgentStreamOfOutput.Matches(type);
}
