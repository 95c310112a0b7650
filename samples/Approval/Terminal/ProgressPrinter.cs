namespace Releases.Terminal;

/// <summary>Prints what the run says while it works, a line an event.</summary>
internal static class ProgressPrinter
{
    public static void Print(Progress progress) => Console.WriteLine(progress switch
    {
        Progress.LeftOut leftOut => $"left out {leftOut.Path}: {leftOut.Reason}",
        Progress.Packing packing => $"packing {packing.Number}/{packing.Files} {packing.Path}",
        Progress.Packed packed => $"packed {packed.Bytes} bytes, sha256 {packed.Sha256}",
        _ => progress.ToString(),
    });
}
