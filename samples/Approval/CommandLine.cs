using System.Globalization;

namespace Releases;

/// <summary>The program's arguments.</summary>
/// <param name="Directory">What to pack.</param>
/// <param name="Output">Where the release goes.</param>
/// <param name="Patience">How long an answer is waited for; null for ever.</param>
internal sealed record CommandLine(string Directory, string Output, TimeSpan? Patience)
{
    public const string Usage =
        "usage: Approval <directory> [--out <directory>] [--timeout <seconds>]   packs a directory and asks whether to publish it";

    private const double LongestPatience = 1_000_000;

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>What the arguments say; null where they say nothing that makes sense.</summary>
    public static CommandLine? Parse(string[] args)
    {
        string? directory = null;
        string output = System.IO.Directory.GetCurrentDirectory();
        TimeSpan? patience = null;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--out" when i + 1 < args.Length && args[i + 1].Length > 0:
                    output = args[++i];
                    break;
                case "--timeout" when i + 1 < args.Length
                    && double.TryParse(args[i + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
                    && seconds is > 0 and <= LongestPatience:
                    patience = TimeSpan.FromSeconds(seconds);
                    i++;
                    break;
                case { Length: > 0 } path when path[0] != '-' && directory is null:
                    directory = path;
                    break;
                default:
                    return null;
            }
        }

        return directory is null ? null : new CommandLine(Path.GetFullPath(directory), Path.GetFullPath(output), patience);
    }
}
