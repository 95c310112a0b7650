namespace GenFlow.LlamaCpp.Native;

/// <summary>Where llama.cpp's libraries are. Nothing is loaded here.</summary>
/// <param name="Directory">The directory that both are in, and the libraries of ggml that are chosen by processor.</param>
/// <param name="LlamaPath">The file of libllama.</param>
/// <param name="GgmlPath">The file of libggml.</param>
internal sealed record LlamaLibraryFiles(string Directory, string LlamaPath, string GgmlPath)
{
    /// <summary>Finds them in the user's directory, and nowhere else where one is given; else beside the program.</summary>
    /// <param name="userDirectory">A directory that holds them, or a prefix with a <c>lib</c> or <c>bin</c> that does; null for none.</param>
    /// <param name="baseDirectory">The program's directory.</param>
    /// <param name="searchDirectories">Where the runtime looks for libraries, as it gives them: separated as in PATH.</param>
    /// <param name="rid">The platform's .NET name.</param>
    /// <exception cref="LlamaNativeLibraryException">They are not there; it tells where they were looked for, and what to do.</exception>
    public static LlamaLibraryFiles Find(string? userDirectory, string baseDirectory, string? searchDirectories, string rid)
    {
        string[] directories = userDirectory is null
            ? [.. ProgramDirectories(baseDirectory, searchDirectories, rid).Distinct(StringComparer.Ordinal)]
            : [.. UserDirectories(Path.GetFullPath(userDirectory), rid)];
        var looked = new List<string>();
        foreach (string directory in directories)
        {
            if (TryFindIn(directory, rid, out string reason) is { } files)
            {
                return files;
            }

            looked.Add($"{directory} ({reason})");
        }

        throw new LlamaNativeLibraryException(LibraryAdvice.NotFound(userDirectory is not null, looked, rid));
    }

    // A program as built has them as NuGet lays them out, one published for a platform has them beside itself.
    private static IEnumerable<string> ProgramDirectories(string baseDirectory, string? searchDirectories, string rid)
    {
        yield return Path.Combine(baseDirectory, "runtimes", rid, "native");
        yield return Trimmed(baseDirectory);
        foreach (string directory in (searchDirectories ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return Trimmed(directory);
        }
    }

    private static IEnumerable<string> UserDirectories(string directory, string rid)
    {
        yield return Trimmed(directory);
        yield return Path.Combine(directory, "lib");
        if (MultiarchDirectory(rid) is { } multiarch)
        {
            yield return Path.Combine(directory, "lib", multiarch);
        }

        yield return Path.Combine(directory, "lib64");
        yield return Path.Combine(directory, "bin");
        yield return Path.Combine(directory, "runtimes", rid, "native");
    }

    private static string? MultiarchDirectory(string rid) => rid switch
    {
        "linux-x64" => "x86_64-linux-gnu",
        "linux-arm64" => "aarch64-linux-gnu",
        _ => null,
    };

    private static LlamaLibraryFiles? TryFindIn(string directory, string rid, out string reason)
    {
        string[] names;
        try
        {
            names = [.. System.IO.Directory.EnumerateFiles(directory).Select(static path => Path.GetFileName(path))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            reason = File.Exists(directory) ? "is a file"
                : exception is DirectoryNotFoundException ? "does not exist"
                : $"cannot be read: {exception.Message}";
            return null;
        }

        LibraryFileName[] ggmls = Libraries(names, "ggml", rid);
        LibraryFileName? llama = LibraryFileName.Best(Libraries(names, "llama", rid));
        LibraryFileName? ggml = llama is null ? null : ggmls.FirstOrDefault(file => file.Tag == llama.Tag) ?? LibraryFileName.Best(ggmls);
        if (llama is null || ggml is null)
        {
            reason = llama is not null ? $"has {llama.FileName}, but no library of ggml"
                : ggmls.Length > 0 ? "has ggml, but no library of llama"
                : "has neither";
            return null;
        }

        reason = "";
        return new(directory, Path.Combine(directory, llama.FileName), Path.Combine(directory, ggml.FileName));
    }

    private static LibraryFileName[] Libraries(string[] names, string library, string rid) =>
        [.. names.Select(name => LibraryFileName.TryParse(name, library, rid)).OfType<LibraryFileName>()];

    private static string Trimmed(string directory) => Path.TrimEndingDirectorySeparator(directory);
}
