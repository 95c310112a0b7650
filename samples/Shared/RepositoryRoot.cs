namespace Shared;

/// <summary>The repository that a sample is run or was built in.</summary>
public static class RepositoryRoot
{
    /// <summary>Its directory; the current one where there is none.</summary>
    public static string Find() =>
        FindFrom(Directory.GetCurrentDirectory()) ?? FindFrom(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    private static string? FindFrom(string from)
    {
        DirectoryInfo? directory = new(from);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GenFlow.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName;
    }
}
