namespace Quickstart.Reading;

/// <summary>Splits Markdown, or plain text, into sections.</summary>
public static class Markdown
{
    /// <summary>Gives each section as soon as the line that ends it has come.</summary>
    public static async IAsyncEnumerable<Section> SectionsAsync(IAsyncEnumerable<string> lines)
    {
        var parser = new SectionParser();
        await foreach (string line in lines)
        {
            if (parser.Read(line) is { } section)
            {
                yield return section;
            }
        }

        if (parser.End() is { } last)
        {
            yield return last;
        }
    }
}
