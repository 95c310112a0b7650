using System.Globalization;

namespace Approval.Packing;

/// <summary>Puts a packed release where people look for it.</summary>
internal static class Publication
{
    /// <summary>What publishing would do, for the person who decides.</summary>
    public static string Describe(Order order)
    {
        var existing = new FileInfo(order.Target);
        return !existing.Exists
            ? existing.Name
            : string.Create(CultureInfo.InvariantCulture, $"{existing.Name} in place of the one of {existing.LastWriteTime:yyyy-MM-dd HH:mm}");
    }

    /// <summary>Moves the release to its place and writes its checksum beside it, in the form that sha256sum reads.</summary>
    /// <exception cref="ReleaseException">It cannot be written, or somebody has put another one there since it was asked for.</exception>
    public static void Publish(Packed packed)
    {
        string target = packed.Order.Target;
        string checksum = packed.Order.Staging.FileOf("release.sha256");
        try
        {
            File.WriteAllText(checksum, $"{packed.Sha256}  {Path.GetFileName(target)}\n");
            File.Move(packed.File, target, overwrite: packed.Order.Replaces);
            File.Move(checksum, $"{target}.sha256", overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{target} cannot be published: {e.Message}");
        }
    }
}
