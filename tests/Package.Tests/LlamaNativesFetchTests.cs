using System.Runtime.InteropServices;

namespace GenFlow.Package.Tests;

/// <summary>The project that fetches llama.cpp's libraries for builds and packages.</summary>
[Collection(Packages.Collection)]
public class LlamaNativesFetchTests(Packages packages)
{
    private static string Natives => Repository.PathOf("src/Providers/LlamaCpp/natives");

    [Fact]
    public async Task Platform_that_no_one_builds_for_is_a_warning_to_a_build_and_an_error_to_a_package()
    {
        string folder = packages.NewFolder("fetch-musl");

        CommandResult build = (await FetchAsync(folder, "-p:NativesRid=linux-musl-x64")).AssertSuccess();
        Assert.Contains("warning GFL001: The libraries of llama.cpp for linux-musl-x64 are missing: no one builds them for this platform", build.Output, StringComparison.Ordinal);

        CommandResult pack = await FetchAsync(folder, "-p:NativesRid=linux-musl-x64", "-p:NativesRequired=true");
        Assert.NotEqual(0, pack.ExitCode);
        Assert.Contains("error GFL001", pack.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_from_the_lock_file_is_not_taken_and_fetched_again_once_it_is_right()
    {
        string rid = RuntimeInformation.RuntimeIdentifier;
        string folder = packages.NewFolder("fetch-damaged");
        string platform = Path.Combine(folder, "platform") + Path.DirectorySeparatorChar;
        string cache = Path.Combine(folder, "cache") + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(platform);
        File.Copy(Path.Combine(Natives, rid, "package.json"), platform + "package.json");
        string good = File.ReadAllText(Path.Combine(Natives, rid, "package-lock.json"));
        int hash = good.IndexOf("sha512-", StringComparison.Ordinal) + "sha512-".Length;
        File.WriteAllText(platform + "package-lock.json", good[..hash] + (good[hash] == 'A' ? 'B' : 'A') + good[(hash + 1)..]);
        string[] arguments = [$"-p:NativesRid={rid}", $"-p:PlatformDirectory={platform}", $"-p:CacheDirectory={cache}", "-getTargetResult:Fetch"];

        CommandResult damaged = (await FetchAsync(folder, arguments)).AssertSuccess();
        Assert.DoesNotContain("libggml", damaged.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(cache));

        File.WriteAllText(platform + "package-lock.json", good);
        CommandResult mended = (await FetchAsync(folder, arguments)).AssertSuccess();
        Assert.Contains("ggml-base", mended.Output, StringComparison.Ordinal);
        DateTime written = File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(cache)));

        CommandResult again = (await FetchAsync(folder, arguments)).AssertSuccess();
        Assert.Equal(mended.Output, again.Output);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(cache))));
    }

    [Theory]
    [InlineData("node-llama-cpp.LICENSE.txt")]
    [InlineData("*ggml-base.*")]
    [InlineData("node_modules")]
    public async Task What_was_fetched_and_lacks_something_is_fetched_again(string lost)
    {
        string rid = RuntimeInformation.RuntimeIdentifier;
        string folder = packages.NewFolder("fetch-stale");
        string cache = Path.Combine(folder, "a cache") + Path.DirectorySeparatorChar;
        string[] arguments = [$"-p:NativesRid={rid}", $"-p:CacheDirectory={cache}", "-getTargetResult:Fetch"];
        (await FetchAsync(folder, arguments)).AssertSuccess();
        string first = Assert.Single(Directory.GetDirectories(cache));
        foreach (string path in Directory.GetFileSystemEntries(first, lost, SearchOption.AllDirectories).ToArray())
        {
            Directory.Move(path, Path.Combine(folder, "lost " + Path.GetFileName(path)));
        }

        CommandResult again = (await FetchAsync(folder, arguments)).AssertSuccess();

        Assert.Contains("ggml-base", again.Output, StringComparison.Ordinal);
        Assert.Contains("node-llama-cpp.LICENSE.txt", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("GFL001", again.Output, StringComparison.Ordinal);
        Assert.NotEqual(first, Assert.Single(Directory.GetDirectories(cache)));
    }

    private Task<CommandResult> FetchAsync(string folder, params string[] arguments) =>
        packages.DotNet.RunAsync(folder, ["msbuild", Path.Combine(Natives, "Fetch.proj"), "-nologo", "-v:m", "-t:Fetch", .. arguments]);
}
