namespace GenFlow.Roslyn;

/// <summary>What another part of a partial type must repeat: <c>partial record struct Name&lt;T&gt;</c>.</summary>
/// <param name="Keyword">The kind, such as <c>record struct</c>.</param>
/// <param name="Name">The escaped name with its type parameters.</param>
internal sealed record TypeHeader(string Keyword, string Name);
