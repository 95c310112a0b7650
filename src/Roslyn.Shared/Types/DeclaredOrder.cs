using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The order in which members were written. The parts of a type come in the order of their files' names: the
/// compiler's own order is that in which it was given the files.</summary>
internal static class DeclaredOrder
{
    private static readonly Comparer<(string File, int Start)> s_places = Comparer<(string File, int Start)>.Create(static (left, right) =>
        string.CompareOrdinal(left.File, right.File) is var order && order != 0 ? order : left.Start.CompareTo(right.Start));

    public static IEnumerable<INamedTypeSymbol> TypesIn(INamedTypeSymbol container) => Of(container.GetTypeMembers());

    public static IEnumerable<TSymbol> Of<TSymbol>(IEnumerable<TSymbol> members)
        where TSymbol : ISymbol => members.OrderBy(static member => Place(member), s_places);

    private static (string File, int Start) Place(ISymbol member) => member.DeclaringSyntaxReferences
        .Select(static reference => (reference.SyntaxTree.FilePath, reference.Span.Start))
        .OrderBy(static place => place, s_places)
        .FirstOrDefault();
}
