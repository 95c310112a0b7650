using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Roslyn;

/// <summary>The C# that generated code is written in.</summary>
internal static class GeneratedLanguage
{
    /// <summary>The lowest version that compiles everything that is generated. A test holds the generators to it.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp13;

    /// <summary>Whether generated code compiles beside code of these options. Where it does not, none is generated: its errors
    /// would keep the compiler from reporting why.</summary>
    public static bool Compiles(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= Lowest };
}
