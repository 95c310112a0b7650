using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The name of a top-level type of another assembly, in the forms in which compiler components need it.</summary>
internal sealed class KnownType(string containingNamespace, string name, int arity = 0)
{
    /// <summary>As <see cref="Compilation.GetTypeByMetadataName"/> takes it.</summary>
    public string MetadataName { get; } =
        arity == 0 ? $"{containingNamespace}.{name}" : $"{containingNamespace}.{name}`{arity.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>As generated code writes it, without type arguments.</summary>
    public string Global { get; } = $"global::{containingNamespace}.{name}";

    /// <summary>As generated code writes an attribute, without the suffix.</summary>
    public string GlobalAttribute => Global.Substring(0, Global.Length - "Attribute".Length);

    /// <summary>As a person writes an attribute.</summary>
    public string AttributeName => name.Substring(0, name.Length - "Attribute".Length);

    /// <summary>As generated code writes it with type arguments.</summary>
    public string Of(params string[] arguments) => $"{Global}<{string.Join(", ", arguments)}>";

    /// <summary>Whether the symbol, however constructed, is this type.</summary>
    public bool Matches(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && named.Arity == arity
        && named.Name == name
        && named.ContainingType is null
        && IsNamespace(named.ContainingNamespace, containingNamespace);

    private static bool IsNamespace(INamespaceSymbol? symbol, string dotted)
    {
        int end = dotted.Length;
        while (symbol is { IsGlobalNamespace: false })
        {
            int start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(dotted, start, symbol.Name, 0, symbol.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return symbol.ContainingNamespace is { IsGlobalNamespace: true };
            }

            if (dotted[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return false;
    }
}
