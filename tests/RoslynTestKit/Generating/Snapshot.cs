using System.Runtime.CompilerServices;

namespace GenFlow.RoslynTestKit;

/// <summary>Compares text with a file beside the test.</summary>
public static class Snapshot
{
    /// <summary>Set to 1 to write the files instead of comparing with them.</summary>
    public const string UpdateVariable = "GENFLOW_UPDATE_SNAPSHOTS";

    /// <summary>Throws unless the file Snapshots/<paramref name="name"/> beside the calling test holds this text. With
    /// <see cref="UpdateVariable"/> it is written; where CI is true the test fails even so, since nobody would review it.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="testFile">The calling test's file.</param>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "") =>
        Match(actual, Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name), IsSet(UpdateVariable, "1"), IsSet("CI", "true"));

    /// <summary>The comparison itself.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="path">The file.</param>
    /// <param name="update">Whether to write the file.</param>
    /// <param name="isContinuousIntegration">Whether writing it is a failure.</param>
    public static void Match(string actual, string path, bool update, bool isContinuousIntegration)
    {
        string name = Path.GetFileName(path);
        string? expected = File.Exists(path) ? File.ReadAllText(path) : null;
        if (update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            if (isContinuousIntegration)
            {
                throw new VerificationException($"{name}: snapshots are not updated where CI is true.");
            }

            return;
        }

        if (expected is null)
        {
            throw new VerificationException($"{name} does not exist. Set {UpdateVariable}=1 to write it. The text:\n{actual}");
        }

        if (expected != actual)
        {
            throw new VerificationException($"{name} differs{FirstDifference(expected, actual)}. Set {UpdateVariable}=1 to accept. The text:\n{actual}");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        for (int line = 0; line < Math.Max(expectedLines.Length, actualLines.Length); line++)
        {
            string left = line < expectedLines.Length ? expectedLines[line] : "(end)";
            string right = line < actualLines.Length ? actualLines[line] : "(end)";
            if (left != right)
            {
                return FormattableString.Invariant($" in line {line + 1}\n  expected: {left}\n  found:    {right}\n");
            }
        }

        return "";
    }

    private static bool IsSet(string variable, string value) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), value, StringComparison.OrdinalIgnoreCase);
}
