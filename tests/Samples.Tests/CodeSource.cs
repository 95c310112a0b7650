namespace GenFlow.Samples.Tests;

/// <summary>Where a block of code comes from.</summary>
/// <param name="File">The file, relative to the repository's root.</param>
/// <param name="Region">The region of it; null for the whole file.</param>
internal sealed record CodeSource(string File, string? Region)
{
    public override string ToString() => Region is null ? File : $"{File}#{Region}";

    /// <summary>The code in the file's text, moved to the left margin; null if there is no such region.</summary>
    public string? In(string text)
    {
        if (Region is null)
        {
            return text;
        }

        string[] lines = text.Split('\n');
        int start = Array.FindIndex(lines, line => line.Trim() == $"#region {Region}");
        int end = start < 0 ? -1 : Array.FindIndex(lines, start, static line => line.Trim() == "#endregion");
        if (end < 0)
        {
            return null;
        }

        int margin = lines[start].Length - lines[start].TrimStart().Length;
        return string.Concat(lines[(start + 1)..end].Select(line => (line.Length > margin ? line[margin..] : line.Trim()) + "\n"));
    }
}
