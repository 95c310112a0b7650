namespace Releases.Packing;

/// <summary>A directory beside the releases, with a name that nobody looks for: what is packed there becomes a release by
/// being moved, all at once, and goes with this object if it does not.</summary>
public sealed class Staging : IDisposable
{
    private readonly string _output;
    private readonly bool _madeOutput;
    private readonly string _path;

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public Staging(string output)
    {
        _output = output;
        _madeOutput = !Directory.Exists(output);
        _path = Path.Combine(output, $".staging-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_path);
    }

    public string FileOf(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
            if (_madeOutput && !Directory.EnumerateFileSystemEntries(_output).Any())
            {
                Directory.Delete(_output);
            }
        }
        catch (IOException)
        {
            // A step that was left behind may still write there.
        }
    }
}
