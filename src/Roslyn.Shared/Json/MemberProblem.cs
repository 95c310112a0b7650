using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>What keeps an event from being JSON.</summary>
/// <param name="member">The member; null where it is the event itself.</param>
/// <param name="finder">Tells why.</param>
internal sealed class MemberProblem(ISymbol? member, CodecFinder finder)
{
    public ISymbol? Member { get; } = member;

    /// <summary>As the end of a sentence.</summary>
    public string Reason { get; } = finder.Problem;

    /// <summary>Whether the compiler has reported it.</summary>
    public bool IsUnresolved { get; } = finder.IsUnresolved;
}
