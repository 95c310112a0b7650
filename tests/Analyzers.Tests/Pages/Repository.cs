using System.Runtime.CompilerServices;

namespace GenFlow.Analyzers.Tests;

internal static class Repository
{
    public static string PathOf(string relative, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", relative));

    public static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");
}
