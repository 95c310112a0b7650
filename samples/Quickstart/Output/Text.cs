namespace Quickstart.Output;

/// <summary>Text for a terminal.</summary>
internal static class Text
{
    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    public static string Fit(string text, int width) =>
        text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), "…");
}
