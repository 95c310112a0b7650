using System.Globalization;
using System.Text.RegularExpressions;

namespace GenFlow.Package.Tests;

/// <summary>Every rule speaks in a real build: the wrong code of each rule's page is a project of its own, since an error in
/// a declaration keeps the compiler from saying anything else.</summary>
[Collection(Packages.Collection)]
public partial class RuleBuildTests(Packages packages)
{
    [Fact]
    public async Task Wrong_code_of_each_page_is_reported_by_its_rule_in_a_build()
    {
        string folder = packages.NewFolder("rules");
        Dictionary<string, RuleCode> projects = RulePage.All
            .SelectMany(static page => page.Wrong.Select((code, index) => (Name: string.Create(CultureInfo.InvariantCulture, $"{page.Id}_{index}"), Code: code)))
            .ToDictionary(static project => project.Name, static project => project.Code, StringComparer.Ordinal);
        foreach ((string name, RuleCode code) in projects)
        {
            WriteProject(Path.Combine(folder, name), name, code);
        }

        // A build does not print suggestions.
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n\n[*.cs]\n" + string.Concat(RulePage.All
            .Where(static page => page.Has("**Severity:** suggestion."))
            .Select(static page => $"dotnet_diagnostic.{page.Id}.severity = warning\n")));
        File.WriteAllText(Path.Combine(folder, "rules.slnx"), $"""
            <Solution>
            {string.Concat(projects.Keys.Select(static name => $"  <Project Path=\"{name}/{name}.csproj\" />\n"))}</Solution>
            """);

        CommandResult build = await packages.DotNet.RunAsync(folder, "build", "rules.slnx");

        ILookup<string, string> reported = Report().Matches(build.Output)
            .ToLookup(static report => report.Groups["project"].Value, static report => report.Groups["id"].Value, StringComparer.Ordinal);
        // An error in a declaration hides the rule: its page has other code, too, where the rule speaks.
        ILookup<string, string> speaking = projects.Keys
            .Where(name => reported[name].Contains(RuleOf(name)))
            .ToLookup(RuleOf, StringComparer.Ordinal);
        string[] silent = [.. projects.Where(project => !speaking[RuleOf(project.Key)].Contains(project.Key)
            && (project.Value.CompilerErrors.Length == 0 || !speaking.Contains(RuleOf(project.Key)))).Select(static project => project.Key)];
        Assert.True(silent.Length == 0, $"Not reported: {string.Join(", ", silent)}\n{build.Output}");
        Assert.All(projects, project => Assert.All(
            reported[project.Key].Where(static id => id.StartsWith("GF", StringComparison.Ordinal)),
            id => Assert.Equal(RuleOf(project.Key), id)));
    }

    private static string RuleOf(string project) => project.Split('_')[0];

    private static void WriteProject(string folder, string name, RuleCode code)
    {
        Directory.CreateDirectory(folder);
        string language = code.Language is null ? "" : $"<LangVersion>{code.Language}</LangVersion>";
        string package = code.Code.Contains("GenFlow.Agents", StringComparison.Ordinal) ? "GenFlow.Agents" : "GenFlow";
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                {language}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{Packages.Version}" />
                <Using Include="GenFlow" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Code.cs"), code.Code);
    }

    [GeneratedRegex(@"[\\/](?<project>GF\d{4}_\d+)[\\/]Code\.cs\(\d+,\d+\): (error|warning) (?<id>[A-Z]+\d+):", RegexOptions.ExplicitCapture)]
    private static partial Regex Report();
}
