using System.IO.Compression;
using System.Reflection;

namespace GenFlow.Package.Tests;

/// <summary>The packages of this build in a feed of their own, and a cache that holds nothing else. Made once for all tests.</summary>
public sealed class Packages : IAsyncLifetime
{
    public const string Collection = "packages";

    private static string[] RuntimePlatforms => ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"];

    private static readonly string[] s_libraries =
    [
        "Runtime/GenFlow.csproj", "Testing/GenFlow.Testing.csproj", "Templates/GenFlow.Templates.csproj",
        "Models/GenFlow.Models.csproj", "Agents/GenFlow.Agents.csproj", "Agents.Testing/GenFlow.Agents.Testing.csproj",
        "Providers/Anthropic/GenFlow.Anthropic.csproj", "Providers/OpenAI/GenFlow.OpenAI.csproj",
        "Mcp/GenFlow.Mcp.csproj", "Providers/LlamaCpp/GenFlow.LlamaCpp.csproj", "Providers/MistralRs/GenFlow.MistralRs.csproj",
    ];

    /// <summary>The platforms that llama.cpp's libraries are packed for.</summary>
    public static TheoryData<string> Platforms => [.. RuntimePlatforms];

    private readonly string _root = Directory.CreateTempSubdirectory("genflow-package-").FullName;

    /// <summary>The version of this repository's packages.</summary>
    public static string Version { get; } = typeof(Packages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal string Feed => Path.Combine(_root, "feed");

    internal DotNet DotNet => new(Path.Combine(_root, "cache"));

    /// <inheritdoc/>
    public async Task InitializeAsync() => await PackAsync(Feed, RuntimePlatforms);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal async Task PackAsync(string feed, params string[] platforms)
    {
        string configuration = typeof(Packages).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (string project in s_libraries.Concat(platforms.Select(static rid => $"Providers/LlamaCpp/natives/{rid}/GenFlow.LlamaCpp.Runtime.{rid}.csproj")))
        {
            (await DotNet.RunAsync(_root, "pack", Repository.PathOf("src/" + project), "-c", configuration, "--no-build", "--no-restore", "-o", feed)).AssertSuccess();
        }
    }

    internal ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Feed, package));

    /// <summary>What a package holds, without what NuGet itself puts into each.</summary>
    internal string[] Files(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(static entry => entry.FullName).Where(static name => !IsOfNuGet(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>An empty folder outside of the repository, in which projects find the feed.</summary>
    internal string NewFolder(string name)
    {
        string folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
              </PropertyGroup>
            </Project>
            """);
        return folder;
    }

    private static bool IsOfNuGet(string name) =>
        name is "_rels/.rels" or "[Content_Types].xml" || name.StartsWith("package/", StringComparison.Ordinal) || name.EndsWith(".nuspec", StringComparison.Ordinal);
}

[CollectionDefinition(Packages.Collection)]
public sealed class PackagesCollection : ICollectionFixture<Packages>;
