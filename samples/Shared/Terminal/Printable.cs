namespace Shared.Terminal;

/// <summary>Text from models and files, before it meets a terminal: without escape sequences and other controls.</summary>
public static class Printable
{
    private const int WidestLine = 100;

    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && !text.Any(char.IsControl) ? text
        : string.Concat(text.ReplaceLineEndings("\n").Where(static c => c is '\n' or '\t' || !char.IsControl(c)));

    /// <summary>The text as one line that is not too long.</summary>
    public static string Line(string text)
    {
        string line = string.Join(' ', Of(text).Split(['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= WidestLine ? line : string.Concat(line.AsSpan(0, WidestLine - 1), "…");
    }
}
