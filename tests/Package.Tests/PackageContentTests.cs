using System.IO.Compression;
using System.Xml.Linq;

namespace GenFlow.Package.Tests;

[Collection(Packages.Collection)]
public class PackageContentTests(Packages packages)
{
    [Fact]
    public void GenFlow_holds_libraries_compiler_components_and_documents()
    {
        string[] files = packages.Files($"GenFlow.{Packages.Version}.nupkg");

        Assert.Contains("lib/net10.0/GenFlow.dll", files);
        Assert.Contains("lib/net10.0/GenFlow.xml", files);
        Assert.Contains("lib/net9.0/GenFlow.dll", files);
        Assert.Contains("README.md", files);
        Assert.Equal(
            ["analyzers/dotnet/cs/GenFlow.Analyzers.dll", "analyzers/dotnet/cs/GenFlow.CodeFixes.dll", "analyzers/dotnet/cs/GenFlow.Generators.dll"],
            files.Where(static file => file.StartsWith("analyzers/", StringComparison.Ordinal)));
        Assert.All(RulePage.All, page => Assert.Contains($"docs/diagnostics/{page.Id}.md", files));
    }

    [Theory]
    [InlineData("GenFlow", "GenFlow")]
    [InlineData("GenFlow.Testing", "GenFlow.Testing")]
    [InlineData("GenFlow.Models", "GenFlow.Models")]
    [InlineData("GenFlow.Agents", "GenFlow.Agents")]
    [InlineData("GenFlow.Agents.Testing", "GenFlow.Agents.Testing")]
    [InlineData("GenFlow.Anthropic", "GenFlow.Anthropic")]
    [InlineData("GenFlow.OpenAI", "GenFlow.OpenAI")]
    [InlineData("GenFlow.Mcp", "GenFlow.Mcp")]
    [InlineData("GenFlow.LlamaCpp", "GenFlow.LlamaCpp")]
    [InlineData("GenFlow.MistralRs", "GenFlow.MistralRs")]
    public void Library_has_symbols(string package, string assembly)
    {
        string[] files = packages.Files($"{package}.{Packages.Version}.snupkg");

        Assert.Contains($"lib/net10.0/{assembly}.pdb", files);
        Assert.Contains($"lib/net9.0/{assembly}.pdb", files);
    }

    [Theory]
    [InlineData("GenFlow", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("GenFlow.Models", "Microsoft.Extensions.AI.Abstractions", "Polly.Core", "System.Net.ServerSentEvents", "System.Threading.RateLimiting")]
    [InlineData("GenFlow.Agents", "GenFlow", "GenFlow.Models")]
    [InlineData("GenFlow.Agents.Testing", "GenFlow.Agents")]
    [InlineData("GenFlow.Anthropic", "GenFlow.Models")]
    [InlineData("GenFlow.OpenAI", "GenFlow.Models")]
    [InlineData("GenFlow.Mcp", "GenFlow.Agents", "ModelContextProtocol.Core")]
    [InlineData("GenFlow.LlamaCpp", "GenFlow.Models", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("GenFlow.MistralRs", "GenFlow.Models", "Microsoft.Extensions.Logging.Abstractions")]
    public void Package_depends_on_what_it_needs_only(string name, params string[] expected)
    {
        using ZipArchive package = packages.Open($"{name}.{Packages.Version}.nupkg");
        using Stream nuspec = package.GetEntry(name + ".nuspec")!.Open();
        IEnumerable<string> dependencies = XDocument.Load(nuspec).Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => element.Attribute("id")!.Value)
            .Distinct();

        Assert.Equal(expected, dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        string second = Path.Combine(packages.NewFolder("again"), "feed");
        // The packages of llama.cpp's libraries are made by one rule: one of them stands for all.
        await packages.PackAsync(second, "linux-x64");

        string[] names = [.. Directory.GetFiles(second).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(packages.Feed, name)), File.ReadAllBytes(Path.Combine(second, name))));
    }
}
