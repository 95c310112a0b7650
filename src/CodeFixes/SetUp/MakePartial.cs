using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenFlow.CodeFixes;

/// <summary>GF0002: <c>record Draft</c> becomes <c>partial record Draft</c>, and so do the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePartial : PartialFix
{
    /// <summary>The fix.</summary>
    public MakePartial()
        : base(RuleIds.NotPartial, "Make partial")
    {
    }
}
