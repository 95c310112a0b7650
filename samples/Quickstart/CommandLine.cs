namespace Quickstart;

/// <summary>The program's one argument.</summary>
internal static class CommandLine
{
    public const string Usage = "usage: Quickstart [file]   a text or Markdown file; by default the repository's README.md";

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>The file to read; null where the arguments name none.</summary>
    public static string? FileOf(string[] args) => args switch
    {
        [] => FindReadme(Directory.GetCurrentDirectory()) ?? FindReadme(AppContext.BaseDirectory),
        [['-', ..]] => null,
        [{ Length: > 0 } path] => path,
        _ => null,
    };

    private static string? FindReadme(string from)
    {
        for (DirectoryInfo? directory = new(from); directory is not null; directory = directory.Parent)
        {
            string path = Path.Combine(directory.FullName, "README.md");
            if (File.Exists(path))
            {
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
            }
        }

        return null;
    }
}
