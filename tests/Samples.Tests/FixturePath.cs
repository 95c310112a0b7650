namespace GenFlow.Samples.Tests;

internal static class FixturePath
{
    /// <summary>The path under the directory that the tests run from.</summary>
    public static string FromTests(this string relativePath) => Path.Combine(AppContext.BaseDirectory, relativePath);
}
