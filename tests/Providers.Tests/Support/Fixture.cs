using System.Text;

namespace GenFlow.Providers.Tests.Support;

/// <summary>A recorded answer: a file of Fixtures, with its lines ended by line feeds as on the wire.</summary>
internal static class Fixture
{
    public static byte[] Read(string path) =>
        Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", path)).ReplaceLineEndings("\n"));

    public static IEnumerable<string> In(string directory) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", directory), "*.sse")
            .Select(file => $"{directory}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
}
