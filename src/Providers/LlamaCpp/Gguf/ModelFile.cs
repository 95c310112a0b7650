namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Writes a model's file so that others see it whole or not at all.</summary>
internal static class ModelFile
{
    private const int BufferSize = 1 << 17;

    /// <exception cref="IOException">It cannot be written there.</exception>
    public static void Write(string path, GgufWriter writer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string whole = Path.GetFullPath(path);
        if (Path.GetDirectoryName(whole) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        string part = $"{whole}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize))
            {
                writer.Write(stream, cancellationToken);
            }

            File.Move(part, whole, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
