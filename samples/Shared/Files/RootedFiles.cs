using System.IO.Enumeration;
using System.Text;

namespace Shared.Files;

/// <summary>The text files below a directory, without hidden ones. Names come from a model: nothing that it says leads out of
/// the directory, neither by <c>..</c> nor by a link.</summary>
public sealed class RootedFiles
{
    private const int MostFiles = 5_000;
    private const int LargestFile = 4 << 20;

    private static readonly HashSet<string> s_leftOut = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules" };
    private static readonly EnumerationOptions s_options = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };

    private readonly string _root;

    public RootedFiles(string root) => _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The files that a pattern or a directory names, relative to the root, in order: at most 5,000.</summary>
    /// <param name="pattern">With <c>*</c> and <c>?</c>, of the whole path where it has a slash, else of the name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IReadOnlyList<string> List(string pattern, CancellationToken cancellationToken)
    {
        string wanted = pattern.Replace('\\', '/').TrimEnd('/');
        bool isPath = wanted.Contains('/', StringComparison.Ordinal);
        var found = new List<string>();
        var directories = new Queue<string>([_root]);
        while (directories.TryDequeue(out string? directory) && found.Count < MostFiles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string file in Directory.EnumerateFiles(directory, "*", s_options))
            {
                string path = Path.GetRelativePath(_root, file).Replace('\\', '/');
                string name = isPath ? path : Path.GetFileName(path);
                if (FileSystemName.MatchesSimpleExpression(wanted, name, ignoreCase: true) || path.StartsWith(wanted + "/", StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(path);
                }
            }

            foreach (string below in Directory.EnumerateDirectories(directory, "*", s_options))
            {
                string name = Path.GetFileName(below);
                if (!s_leftOut.Contains(name))
                {
                    directories.Enqueue(below);
                }
            }
        }

        return [.. found.Take(MostFiles).Order(StringComparer.Ordinal)];
    }

    /// <summary>The lines of a text file.</summary>
    /// <exception cref="FileError">It is not there, not below the root, too large or no text.</exception>
    public async Task<string[]> ReadLinesAsync(string path, CancellationToken cancellationToken)
    {
        string full = Resolve(path);
        var file = new FileInfo(full);
        if (!file.Exists)
        {
            throw new FileError(Directory.Exists(full) ? $"{path} is a directory." : $"{path} does not exist.");
        }

        if (file.Length > LargestFile)
        {
            throw new FileError($"{path} is larger than {LargestFile >> 20} MB.");
        }

        if (file.Length == 0)
        {
            // Also what a pipe says, which would be waited for.
            return [];
        }

        string text;
        try
        {
            text = await File.ReadAllTextAsync(full, Encoding.UTF8, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileError($"{path} cannot be read: {e.Message}");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw new FileError($"{path} is no text.") : Split(text);
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <exception cref="FileError">It is there, its directory is not, or it is not below the root.</exception>
    public async Task CreateAsync(string path, string text, CancellationToken cancellationToken)
    {
        string full = Resolve(path);
        try
        {
            await using var file = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileError(File.Exists(full) ? $"{path} is there already." : $"{path} cannot be written: {e.Message}");
        }
    }

    private static string[] Split(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private string Resolve(string path)
    {
        string relative = path.Replace('\\', '/');
        if (relative.Length == 0 || relative.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            throw new FileError($"'{path}' is no path below the directory.");
        }

        string place = _root;
        foreach (string part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            // A dot also begins what is hidden, and a colon what is a drive or a stream.
            if (part[0] == '.' || part.Contains(':', StringComparison.Ordinal))
            {
                throw new FileError($"'{path}' is no path below the directory: it contains '{part}'.");
            }

            place = Path.Combine(place, part);
            if (new FileInfo(place).LinkTarget is not null)
            {
                throw new FileError($"'{path}' leads through a link.");
            }
        }

        return place;
    }
}
