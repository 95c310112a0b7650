using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Roslyn;

/// <summary>The C# that generated code is written in.</summary>
internal static class GeneratedLanguage
{
    /// <summary>The lowest version that compiles everything that is generated. A test holds the generators to it.</summary>
    public const LanguageVersion Lowest = LanguageVersion.CSharp13;
}
