using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers.Tests;

/// <summary>docs/diagnostics/README.md: a table of the rules, made from the rules.</summary>
internal static class IndexPage
{
    public const string Path = "docs/diagnostics/README.md";

    private static readonly (char Digit, string Title)[] s_ranges =
        [('0', "Set-up"), ('1', "Steps"), ('2', "The graph"), ('3', "Events and their JSON"), ('4', "Unions"), ('6', "Agents and actions")];

    public static string Text(ImmutableArray<DiagnosticDescriptor> rules)
    {
        var text = new StringBuilder("""
            # Diagnostics

            What the compiler tells you about workflows, events and agents. Each rule has a page: what it means, why it matters, wrong and right code, how to suppress it.

            """.ReplaceLineEndings("\n"));
        foreach ((char digit, string title) in s_ranges)
        {
            DiagnosticDescriptor[] range = [.. rules.Where(rule => rule.Id[2] == digit)];
            if (range.Length == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| rule | what | severity | fix |\n|---|---|---|---|\n");
            foreach (DiagnosticDescriptor rule in range)
            {
                string isFixed = AllRules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id)) ? "yes" : "";
                text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {SeverityOf(rule)} | {isFixed} |\n");
            }
        }

        return text.Append("\nWarnings of the compiler that do not hold for unions and steps are [suppressed](suppressions.md).\n").ToString();
    }

    public static string SeverityOf(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "hidden",
    };
}
