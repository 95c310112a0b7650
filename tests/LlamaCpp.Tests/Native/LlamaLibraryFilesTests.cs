using GenFlow.LlamaCpp.Native;

namespace GenFlow.LlamaCpp.Tests.Native;

public sealed class LlamaLibraryFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("genflow-natives-").FullName;

    private string App => Path.Combine(_root, "app");

    [Theory]
    [InlineData("linux-x64", "libllama.v0.5.0.so", "libggml.v0.5.0.so", "libggml-base.so", "libllama-common.so", "libggml-cpu-x64.so", "llama-addon.node")]
    [InlineData("linux-arm64", "libllama.v0.5.0.so", "libggml.v0.5.0.so", "libggml-base.so", "libggml-cpu-armv8.0_1.so")]
    [InlineData("osx-arm64", "libllama.metal.v0.4.0.dylib", "libggml.metal.v0.4.0.dylib", "libggml-metal.so", "libggml-base.dylib", "libllama-common.dylib")]
    [InlineData("linux-x64", "libllama.vulkan.v0.5.0.so", "libggml.vulkan.v0.5.0.so", "libggml-vulkan.so", "libggml-base.so")]
    [InlineData("osx-x64", "libllama.v0.4.0.dylib", "libggml.v0.4.0.dylib", "libggml-blas.so", "libggml-base.dylib")]
    [InlineData("win-x64", "llama.v0.4.0.dll", "ggml.v0.4.0.dll", "ggml-base.dll", "llama-common.dll", "llama-addon.lib")]
    [InlineData("win-arm64", "llama.v0.4.0.dll", "ggml.v0.4.0.dll", "ggml-cpu.dll", "ggml-base.dll")]
    [InlineData("linux-x64", "libllama.so", "libggml.so", "libllama.so.0", "libggml.so.0", "libllama.so.0.0.7000")]
    [InlineData("linux-x64", "libllama.so.0", "libggml.so.0", "libggml-base.so.0", "libllama.so.0.debug", "libllama.so.txt")]
    [InlineData("osx-arm64", "libllama.dylib", "libggml.dylib", "libllama.0.dylib", "libggml.0.dylib")]
    [InlineData("win-x64", "llama.dll", "ggml.dll", "ggml-cuda.dll")]
    [InlineData("win-x64", "libllama.dll", "libggml.dll")]
    [InlineData("win-x64", "LLAMA.DLL", "GGML.DLL")]
    public void Directory_of_a_build_gives_its_llama_and_ggml(string rid, string llama, string ggml, params string[] others)
    {
        string directory = Write(Path.Combine(App, "runtimes", rid, "native"), [llama, ggml, .. others]);

        Assert.Equal(new(directory, Path.Combine(directory, llama), Path.Combine(directory, ggml)), LlamaLibraryFiles.Find(null, App, null, rid));
    }

    [Fact]
    public void Several_builds_in_a_directory_give_the_latest_and_the_ggml_of_it()
    {
        string directory = Write(App, "libllama.v0.9.0.so", "libllama.v0.10.0.so", "libggml.v0.9.0.so", "libggml.v0.10.0.so", "libggml.so");

        LlamaLibraryFiles files = LlamaLibraryFiles.Find(null, App, null, "linux-x64");

        Assert.Equal(Path.Combine(directory, "libllama.v0.10.0.so"), files.LlamaPath);
        Assert.Equal(Path.Combine(directory, "libggml.v0.10.0.so"), files.GgmlPath);
    }

    [Fact]
    public void Program_published_for_one_platform_has_them_beside_itself()
    {
        Write(App, "libllama.v0.5.0.so", "libggml.v0.5.0.so");

        Assert.Equal(App, LlamaLibraryFiles.Find(null, App + Path.DirectorySeparatorChar, null, "linux-x64").Directory);
    }

    [Fact]
    public void Directories_of_the_runtime_are_looked_in_after_the_programs()
    {
        string cache = Write(Path.Combine(_root, "cache"), "libllama.so", "libggml.so");
        string search = string.Join(Path.PathSeparator, Path.Combine(_root, "none") + Path.DirectorySeparatorChar, cache + Path.DirectorySeparatorChar, "");

        Assert.Equal(cache, LlamaLibraryFiles.Find(null, App, search, "linux-x64").Directory);

        string own = Write(App, "libllama.so", "libggml.so");
        Assert.Equal(own, LlamaLibraryFiles.Find(null, App, search, "linux-x64").Directory);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lib")]
    [InlineData("lib/x86_64-linux-gnu")]
    [InlineData("lib64")]
    [InlineData("bin")]
    [InlineData("runtimes/linux-x64/native")]
    public void Users_directory_is_theirs_or_a_prefix_above_it(string below)
    {
        string prefix = Path.Combine(_root, "prefix");
        string directory = Write(Path.TrimEndingDirectorySeparator(Path.Combine(prefix, below)), "libllama.so", "libggml.so");
        Write(App, "libllama.so", "libggml.so");

        Assert.Equal(directory, LlamaLibraryFiles.Find(prefix, App, App, "linux-x64").Directory);
    }

    [Fact]
    public void Users_directory_without_them_is_an_error_even_where_the_program_has_them()
    {
        Write(App, "libllama.so", "libggml.so");
        string own = Write(Path.Combine(_root, "own"), "libllama.so");

        LlamaNativeLibraryException error = Assert.Throws<LlamaNativeLibraryException>(() => LlamaLibraryFiles.Find(own, App, App, "linux-x64"));

        Assert.Contains("LlamaCppOptions.NativeDirectory has no libraries", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{own} (has libllama.so, but no library of ggml)", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{Path.Combine(own, "lib")} (does not exist)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(App, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Libraries_of_another_platform_are_not_taken()
    {
        string own = Write(Path.Combine(_root, "own"), "llama.dll", "ggml.dll", "libllama.dylib", "libggml.dylib");

        LlamaNativeLibraryException error = Assert.Throws<LlamaNativeLibraryException>(() => LlamaLibraryFiles.Find(own, App, null, "linux-x64"));

        Assert.Contains($"{own} (has neither)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Directory_of_the_user_that_is_a_file_is_an_error_that_says_so()
    {
        string file = Path.Combine(Write(_root, "libllama.so"), "libllama.so");

        LlamaNativeLibraryException error = Assert.Throws<LlamaNativeLibraryException>(() => LlamaLibraryFiles.Find(file, App, null, "linux-x64"));

        Assert.Contains($"{file} (is a file)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-x64", "Add the package GenFlow.LlamaCpp.Runtime.linux-x64 to the program")]
    [InlineData("win-arm64", "Looked for llama.dll and ggml.dll")]
    [InlineData("osx-arm64", "Looked for libllama.dylib and libggml.dylib")]
    [InlineData("linux-musl-x64", "No package has them for musl, as in Alpine Linux")]
    [InlineData("freebsd-x64", "llama.cpp's libraries for freebsd-x64 are not there. No package has them for this platform")]
    public void Missing_libraries_are_an_error_that_tells_where_it_looked_and_what_to_do(string rid, string advice)
    {
        string search = Path.Combine(_root, "elsewhere");

        LlamaNativeLibraryException error = Assert.Throws<LlamaNativeLibraryException>(() => LlamaLibraryFiles.Find(null, App, search, rid));

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Contains("set LlamaCppOptions.NativeDirectory to the directory of a build of llama.cpp", error.Message, StringComparison.Ordinal);
        Assert.All([Path.Combine(App, "runtimes", rid, "native"), App, search], directory => Assert.Contains($"{directory} (does not exist)", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void This_platform_has_a_name_that_a_package_is_made_for() =>
        Assert.Contains(LlamaPlatform.Current, LlamaPlatform.Packaged);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Write(string directory, params string[] files)
    {
        Directory.CreateDirectory(directory);
        foreach (string file in files)
        {
            File.WriteAllBytes(Path.Combine(directory, file), []);
        }

        return directory;
    }
}
