using Releases.Packing;

namespace Releases;

/// <summary>What the run works on.</summary>
/// <param name="Directory">What to pack.</param>
/// <param name="Target">The release's file.</param>
/// <param name="Staging">Where it is packed before it is published.</param>
/// <param name="Patience">How long an answer is waited for; null for ever.</param>
public sealed record Order(string Directory, string Target, Staging Staging, TimeSpan? Patience)
{
    /// <exception cref="ReleaseException">There is nothing to pack, or no place for it.</exception>
    internal static Order From(CommandLine arguments)
    {
        string directory = Path.TrimEndingDirectorySeparator(arguments.Directory);
        string name = Path.GetFileName(directory);
        string target = Path.Combine(arguments.Output, $"{name}.zip");
        string? problem =
            File.Exists(directory) ? $"{directory} is a file, not a directory."
            : !System.IO.Directory.Exists(directory) ? $"{directory} does not exist."
            : name.Length == 0 ? $"{directory} has no name to call the release after."
            : IsInside(arguments.Output, directory) ? $"The release would be in the directory that is packed. Say --out with a directory outside of {directory}."
            : System.IO.Directory.Exists(target) ? $"{target} is a directory."
            : null;
        if (problem is not null)
        {
            throw new ReleaseException(problem);
        }

        try
        {
            return new Order(directory, target, new Staging(arguments.Output), arguments.Patience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{arguments.Output} cannot be written to: {e.Message}");
        }
    }

    private static bool IsInside(string path, string directory)
    {
        string relative = Path.GetRelativePath(directory, path);
        return relative == "." || (relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }
}
