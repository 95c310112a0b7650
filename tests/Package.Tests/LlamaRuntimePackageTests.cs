using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace GenFlow.Package.Tests;

/// <summary>The packages of llama.cpp's libraries, and a project that uses the one for this machine.</summary>
[Collection(Packages.Collection)]
public class LlamaRuntimePackageTests(Packages packages)
{
    private const string Program = """
        using GenFlow.LlamaCpp;
        using Microsoft.Extensions.AI;

        new ScriptedModel { Answers = ["I run from a package."] }.Write(args[0]);
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = args[0], Threads = 1, FlashAttention = FlashAttention.Off });
        await provider.StreamAsync([ChatMessage.User("Do you?")], chunk => Console.Write(chunk.Delta));
        """;

    [Theory]
    [MemberData(nameof(Packages.Platforms), MemberType = typeof(Packages))]
    public void Runtime_package_holds_the_libraries_of_its_platform_their_licences_and_nothing_else(string rid)
    {
        string directory = $"runtimes/{rid}/native/";
        (string prefix, string extension) = rid[..3] switch { "win" => ("", ".dll"), "osx" => ("lib", ".dylib"), _ => ("lib", ".so") };
        string[] files = packages.Files(Package(rid));

        Assert.Equal(
            ["README.md", "THIRD-PARTY-NOTICES.txt", directory + "llama.cpp.NOTICE.txt", directory + "node-llama-cpp.LICENSE.txt"],
            files.Where(static file => Path.GetExtension(file) is not (".so" or ".dll" or ".dylib")));
        string[] libraries = [.. files.Where(file => file.StartsWith(directory, StringComparison.Ordinal) && !file.EndsWith(".txt", StringComparison.Ordinal)).Select(file => file[directory.Length..])];
        Assert.Equal(files.Length - 4, libraries.Length);
        Assert.Single(libraries, name => name.StartsWith(prefix + "llama.", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal));
        Assert.Single(libraries, name => name.StartsWith(prefix + "ggml.", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal));
        Assert.Single(libraries, prefix + "ggml-base" + extension);
        Assert.Contains(libraries, name => name.StartsWith(prefix + "ggml-cpu", StringComparison.Ordinal));
        Assert.All(libraries, name => Assert.StartsWith(prefix + (name.Contains("ggml", StringComparison.Ordinal) ? "ggml" : "llama."), name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages.Platforms), MemberType = typeof(Packages))]
    public void Every_library_of_a_runtime_package_is_built_for_its_platform(string rid)
    {
        using ZipArchive archive = packages.Open(Package(rid));
        ZipArchiveEntry[] libraries = [.. archive.Entries.Where(static entry => Path.GetExtension(entry.Name) is ".so" or ".dll" or ".dylib")];

        Assert.NotEmpty(libraries);
        Assert.All(
            libraries,
            entry =>
            {
                using Stream content = entry.Open();
                byte[] start = new byte[4096];
                content.ReadExactly(start);
                Assert.Equal(rid, PlatformOf(start));
            });
    }

    [Theory]
    [MemberData(nameof(Packages.Platforms), MemberType = typeof(Packages))]
    public void Runtime_package_depends_on_nothing_and_has_no_symbols(string rid)
    {
        using ZipArchive archive = packages.Open(Package(rid));
        using Stream nuspec = archive.GetEntry($"GenFlow.LlamaCpp.Runtime.{rid}.nuspec")!.Open();

        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), static element => element.Name.LocalName is "dependency" or "group");
        Assert.False(File.Exists(Path.Combine(packages.Feed, Path.ChangeExtension(Package(rid), ".snupkg"))));
    }

    [Fact]
    public void Library_is_packed_without_binaries() =>
        Assert.DoesNotContain(packages.Files($"GenFlow.LlamaCpp.{Packages.Version}.nupkg"), static file => file.StartsWith("runtimes/", StringComparison.Ordinal));

    [Fact]
    public async Task Clean_project_runs_a_model_on_the_libraries_beside_its_output_built_and_published()
    {
        string rid = RuntimeInformation.RuntimeIdentifier;
        string folder = NewProject(rid);
        string[] expected = [.. packages.Files(Package(rid)).Where(static file => file.StartsWith("runtimes/", StringComparison.Ordinal)).Select(static file => Path.GetFileName(file))];

        (await packages.DotNet.RunAsync(folder, "build", "-warnaserror")).AssertSuccess();
        string built = Path.Combine(folder, "bin", "Debug", "net10.0", "runtimes", rid, "native");
        Assert.Equal(expected, Directory.GetFiles(built).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        CommandResult run = (await packages.DotNet.RunAsync(folder, "run", "--no-build", "--", "model.gguf")).AssertSuccess();
        Assert.Equal("I run from a package.", run.Output.Trim());

        string published = Path.Combine(folder, "published");
        (await packages.DotNet.RunAsync(folder, "publish", "-r", rid, "--no-self-contained", "-o", published)).AssertSuccess();
        Assert.Subset(Directory.GetFiles(published).Select(static path => Path.GetFileName(path)).ToHashSet(), expected.ToHashSet());
        run = (await packages.DotNet.RunAsync(folder, "exec", Path.Combine(published, "llama.dll"), "model.gguf")).AssertSuccess();
        Assert.Equal("I run from a package.", run.Output.Trim());
    }

    private static string Package(string rid) => $"GenFlow.LlamaCpp.Runtime.{rid}.{Packages.Version}.nupkg";

    // As the headers of ELF, PE and Mach-O tell.
    private static string PlatformOf(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\u007fELF"u8))
        {
            return BinaryPrimitives.ReadUInt16LittleEndian(file[18..]) switch { 62 => "linux-x64", 183 => "linux-arm64", var other => $"ELF {other:x}" };
        }

        if (file.StartsWith("MZ"u8))
        {
            int header = BinaryPrimitives.ReadInt32LittleEndian(file[60..]);
            return BinaryPrimitives.ReadUInt16LittleEndian(file[(header + 4)..]) switch { 0x8664 => "win-x64", 0xAA64 => "win-arm64", var other => $"PE {other:x}" };
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(file) == 0xFEEDFACF
            ? BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) switch { 0x01000007 => "osx-x64", 0x0100000C => "osx-arm64", var other => $"Mach-O {other:x}" }
            : "no library";
    }

    private string NewProject(string rid)
    {
        string folder = packages.NewFolder("llama");
        File.WriteAllText(Path.Combine(folder, "llama.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GenFlow.LlamaCpp" Version="{Packages.Version}" />
                <PackageReference Include="GenFlow.LlamaCpp.Runtime.{rid}" Version="{Packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        return folder;
    }
}
