using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenFlow.Analyzers.Tests;

/// <summary>The page of each rule tells the truth: what it calls wrong is reported, by this rule and no other; what it calls
/// right is not reported by any.</summary>
public class RulePageTests
{
    public static TheoryData<string> Ids => [.. RulePage.All.Select(static page => page.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(AllRules.Descriptors.Select(static rule => rule.Id), RulePage.All.Select(static page => page.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_names_title_severity_and_fix_of_the_rule(string id)
    {
        RulePage page = RulePage.Of(id);
        DiagnosticDescriptor rule = AllRules.Descriptors.Single(rule => rule.Id == id);

        Assert.Equal($"# {id}: {rule.Title}", page.Heading);
        Assert.True(page.Has($"**Severity:** {SeverityOf(rule)}."), $"The page of {id} lacks its severity, {SeverityOf(rule)}.");
        bool isFixed = AllRules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));
        Assert.True(page.Has("**Fix:** ") == isFixed, $"The page of {id} must have a line **Fix:** exactly where there is one: {isFixed}.");
        Assert.True(page.Has("**Why it matters.** "), $"The page of {id} does not say why it matters.");
        Assert.True(page.Has($"`#pragma warning disable {id}`") && page.Has($"`dotnet_diagnostic.{id}.severity = none`"), $"The page of {id} does not say how to suppress it.");
        Assert.NotEmpty(page.Wrong);
        Assert.NotEmpty(page.Right);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Wrong_code_is_reported_by_the_rule_alone(string id)
    {
        foreach (RuleCode wrong in RulePage.Of(id).Wrong)
        {
            Compilation compilation = Analysis.Compile(wrong.Code, wrong.Language);

            Assert.Equal(wrong.CompilerErrors.Order(StringComparer.Ordinal), Analysis.Errors(compilation));
            ImmutableArray<Diagnostic> found = await Analysis.OfAllRules(compilation);
            Assert.True(found.Any(diagnostic => diagnostic.Id == id), $"{id} is not reported in:\n{wrong.Code}");
            Assert.All(found, diagnostic => Assert.True(diagnostic.Id == id, diagnostic.ToString()));
            Assert.All(found, static diagnostic => Assert.True(diagnostic.Location.IsInSource || diagnostic.Location == Location.None));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Right_code_compiles_and_is_reported_by_no_rule(string id)
    {
        foreach (RuleCode right in RulePage.Of(id).Right)
        {
            Compilation compilation = Analysis.Compile(right.Code, right.Language);

            Assert.Empty(Analysis.Errors(compilation));
            Assert.Empty(await Analysis.OfAllRules(compilation));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Wrong_code_below_a_pragma_is_not_reported(string id)
    {
        foreach (RuleCode wrong in RulePage.Of(id).Wrong)
        {
            Compilation compilation = Analysis.Compile($"#pragma warning disable {id}\n{wrong.Code}", wrong.Language);

            // What is about the project and not about a place has no line that a pragma could stand above.
            Assert.All(await Analysis.OfAllRules(compilation), static diagnostic => Assert.Equal(Location.None, diagnostic.Location));
        }
    }

    [Fact]
    public void Fix_is_for_a_rule_and_can_fix_all() => Assert.All(AllRules.Fixes, static fix =>
    {
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(AllRules.Descriptors, rule => rule.Id == id));
    });

    [Fact]
    public void Index_lists_every_rule()
    {
        string expected = IndexPage.Text(AllRules.Descriptors);
        if (Environment.GetEnvironmentVariable("GENFLOW_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Repository.PathOf(IndexPage.Path), expected);
        }

        Assert.Equal(expected, Repository.Read(IndexPage.Path));
    }

    private static string SeverityOf(DiagnosticDescriptor rule) => IndexPage.SeverityOf(rule);
}
