namespace Releases.Packing;

/// <summary>A file of a release.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its path in the release, with slashes.</param>
public sealed record PackedFile(string Path, string Name);

/// <summary>The files of a directory that belong into a release, in the order of their names.</summary>
internal static class FileList
{
    /// <summary>Links are not followed: they may lead out of the directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="leaveOut">Told the name of each link.</param>
    /// <exception cref="ReleaseException">It cannot be read.</exception>
    public static IReadOnlyList<PackedFile> Of(string directory, Action<string> leaveOut)
    {
        var files = new List<PackedFile>();
        try
        {
            Add(new DirectoryInfo(directory), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{directory} cannot be read: {e.Message}");
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;

        void Add(DirectoryInfo parent, string prefix)
        {
            foreach (FileSystemInfo entry in parent.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
            {
                string name = prefix + entry.Name;
                if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    leaveOut(name);
                }
                else if (entry is DirectoryInfo child)
                {
                    Add(child, $"{name}/");
                }
                else
                {
                    files.Add(new PackedFile(entry.FullName, name));
                }
            }
        }
    }
}
