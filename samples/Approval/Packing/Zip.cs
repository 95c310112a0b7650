using System.IO.Compression;
using System.Security.Cryptography;

namespace Releases.Packing;

/// <summary>Writes archives.</summary>
internal static class Zip
{
    /// <summary>Packs files into a new archive.</summary>
    /// <param name="target">The archive; it must not exist.</param>
    /// <param name="files">The files.</param>
    /// <param name="begin">Told each file's number, from 1, before it is packed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ReleaseException">A file cannot be packed.</exception>
    public static async Task WriteAsync(
        string target, IReadOnlyList<PackedFile> files, Action<int, PackedFile> begin, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using ZipArchive archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        for (int i = 0; i < files.Count; i++)
        {
            begin(i + 1, files[i]);
            await AddAsync(archive, files[i], cancellationToken);
        }
    }

    /// <summary>A file's SHA-256 in lower case hexadecimal digits.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static async Task AddAsync(ZipArchive archive, PackedFile file, CancellationToken cancellationToken)
    {
        try
        {
            await archive.CreateEntryFromFileAsync(file.Path, file.Name, CompressionLevel.Optimal, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{file.Path} cannot be packed: {e.Message}");
        }
    }
}
