using System.Reflection;
using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>llama.cpp's library in this process: loaded once, and refused unless its release is known.</summary>
internal sealed class LlamaLibrary
{
    private static readonly Lock s_gate = new();
    private static LlamaLibrary? s_loaded;
    private static nint s_llama;
    private static nint s_ggml;
    private static bool s_resolves;

    private LlamaLibrary(string directory, string version, LlamaLayout layout)
    {
        Directory = directory;
        Version = version;
        Layout = layout;
    }

    /// <summary>Where it was loaded from.</summary>
    public string Directory { get; }

    /// <summary>Its release.</summary>
    public string Version { get; }

    /// <summary>Where the fields of its parameters are.</summary>
    public LlamaLayout Layout { get; }

    /// <summary>Loads the library, or gives the one that is loaded. What failed is tried again at the next call.</summary>
    /// <param name="userDirectory">The directory to take it from; null for that of the runtime package.</param>
    /// <exception cref="LlamaNativeLibraryException">It is not there, or cannot be used.</exception>
    public static LlamaLibrary Load(string? userDirectory)
    {
        lock (s_gate)
        {
            if (s_loaded is { } loaded)
            {
                return userDirectory is null || SameDirectory(userDirectory, loaded.Directory) ? loaded
                    : throw new LlamaNativeLibraryException(
                        $"llama.cpp is already loaded from {loaded.Directory} in this process, and cannot be loaded from {userDirectory} beside it. Give every model the same LlamaCppOptions.NativeDirectory.");
            }

            var files = LlamaLibraryFiles.Find(
                userDirectory, AppContext.BaseDirectory, AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string, LlamaPlatform.Current);
            return s_loaded = Load(files);
        }
    }

    private static LlamaLibrary Load(LlamaLibraryFiles files)
    {
        NativeEnvironment.Set("GGML_NO_BACKTRACE", "1");
        try
        {
            s_ggml = NativeLibrary.Load(files.GgmlPath);
            s_llama = NativeLibrary.Load(files.LlamaPath);
            if (!s_resolves)
            {
                NativeLibrary.SetDllImportResolver(typeof(LlamaLibrary).Assembly, Resolve);
                s_resolves = true;
            }

            string version = VersionOf(files.LlamaPath);
            LlamaLayout layout = LlamaLayout.Of(version) ?? throw Unknown(files.LlamaPath, version);
            if (!layout.Fits(LlamaApi.ContextDefaults()))
            {
                throw new LlamaNativeLibraryException(
                    $"{files.LlamaPath} says that it is llama.cpp {version}, but its parameters are not those of that release, so that nothing could be set safely. Use the library of package GenFlow.LlamaCpp.Runtime, or an unchanged build of {Supported}.");
            }

            LlamaLog.Install();
            LlamaApi.LoadBackends(files.Directory);
            LlamaApi.Initialize();
            return new LlamaLibrary(files.Directory, version, layout);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new LlamaNativeLibraryException(
                $"{files.LlamaPath} cannot be loaded: {e.Message} It must be built for {RuntimeInformation.RuntimeIdentifier}, with the libraries it needs beside it (on Linux glibc 2.34 or later, on Windows the Visual C++ runtime).", e);
        }
    }

    private static string Supported => string.Join(" or ", LlamaLayout.Known.SelectMany(layout => layout.Versions));

    private static unsafe string VersionOf(string path)
    {
        // Releases before it have no such function.
        if (!NativeLibrary.TryGetExport(s_llama, "llama_version", out _))
        {
            throw Unknown(path, "of a release that does not tell its version");
        }

        return Marshal.PtrToStringUTF8((nint)LlamaApi.Version()) ?? "";
    }

    private static LlamaNativeLibraryException Unknown(string path, string version) => new(
        $"{path} is llama.cpp {version}, and this release of GenFlow.LlamaCpp knows {Supported}: its parameters have other places in other releases. Use a library of one of these, or the package GenFlow.LlamaCpp.Runtime of this version.");

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        LlamaApi.Llama => s_llama,
        LlamaApi.Ggml => s_ggml,
        _ => 0,
    };

    private static bool SameDirectory(string one, string other) => string.Equals(
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(one)),
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(other)),
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
