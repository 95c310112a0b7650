using System.Globalization;

namespace Releases.Packing;

/// <summary>Puts a packed release where people look for it.</summary>
internal static class Publication
{
    /// <summary>When the release was written that another one would replace; null for none.</summary>
    public static DateTime? ReplacedBy(Order order) => File.Exists(order.Target) ? File.GetLastWriteTime(order.Target) : null;

    /// <summary>What publishing would do, for the person who decides.</summary>
    public static string Describe(Prepared prepared)
    {
        string name = Path.GetFileName(prepared.Order.Target);
        return prepared.Replaces is { } written
            ? string.Create(CultureInfo.InvariantCulture, $"{name} in place of the one of {written:yyyy-MM-dd HH:mm}")
            : name;
    }

    /// <summary>Moves the release to its place and writes its checksum beside it, in the form that sha256sum reads.</summary>
    /// <exception cref="ReleaseException">It cannot be written, or somebody has put another one there since it was asked for.</exception>
    public static void Publish(Packed packed)
    {
        Order order = packed.Prepared.Order;
        string checksum = order.Staging.FileOf("release.sha256");
        try
        {
            File.WriteAllText(checksum, $"{packed.Sha256}  {Path.GetFileName(order.Target)}\n");
            File.Move(packed.File, order.Target, overwrite: packed.Prepared.Replaces is not null);
            File.Move(checksum, $"{order.Target}.sha256", overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{order.Target} cannot be published: {e.Message}");
        }
    }
}
