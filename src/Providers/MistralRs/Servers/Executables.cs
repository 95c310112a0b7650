namespace GenFlow.MistralRs;

/// <summary>Finds the program that is the server.</summary>
internal static class Executables
{
    /// <summary>The program of mistral.rs since its version 0.7.</summary>
    public const string Current = "mistralrs";

    /// <summary>The one before it, whose command line is another.</summary>
    public const string Former = "mistralrs-server";

    /// <summary>Whether a program is <see cref="Former"/>, by its name.</summary>
    public static bool IsFormer(string path) =>
        Path.GetFileNameWithoutExtension(path.AsSpan()).StartsWith(Former, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of the program that the options mean; null where there is none.</summary>
    public static string? Find(MistralRsServerOptions options)
    {
        if (options.Executable is not { Length: > 0 } name)
        {
            return OnPath(Current, options) ?? OnPath(Former, options);
        }

        return name.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            ? (IsProgram(Path.GetFullPath(name)) ? Path.GetFullPath(name) : null)
            : OnPath(name, options);
    }

    private static string? OnPath(string name, MistralRsServerOptions options)
    {
        string? path = options.Environment.TryGetValue("PATH", out string? own) ? own : Environment.GetEnvironmentVariable("PATH");

        // No scripts: Windows has them read by its command line, which would take arguments apart.
        string file = !OperatingSystem.IsWindows() || Path.HasExtension(name) ? name : name + ".exe";
        foreach (string directory in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Quotes around a directory are what people write there.
            string candidate = Path.GetFullPath(Path.Combine(directory.Trim('"'), file));
            if (IsProgram(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
