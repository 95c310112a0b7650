namespace Releases.Terminal;

/// <summary>Text for a terminal.</summary>
internal static class Text
{
    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
