namespace Quickstart.Reading;

/// <summary>The section that is being read.</summary>
internal sealed class SectionBuilder
{
    // Text without headings is split at a blank line once a section is this long, in characters.
    private const int LongSection = 1_500;
    private const int WordsOfTitle = 6;

    private readonly List<Block> _blocks = [];
    private string? _title;
    private int _number;
    private int _length;

    public int CodeLines { get; set; }

    public void Add(Block block)
    {
        if (block.Text.Length > 0)
        {
            _blocks.Add(block);
            _length += block.Text.Length;
        }
    }

    /// <summary>A heading ends the section before it.</summary>
    public Section? Begin(string title)
    {
        Section? section = Take();
        _title = title;
        Add(new Block(title, IsProse: false));
        return section;
    }

    public Section? TakeIfLong() => _title is null && _length >= LongSection ? Take() : null;

    public Section? Take()
    {
        Section? section = _blocks.Count > 0 || CodeLines > 0
            ? new Section(++_number, _title ?? OpeningWords(), [.. _blocks], CodeLines)
            : null;
        _blocks.Clear();
        _length = 0;
        CodeLines = 0;
        return section;
    }

    private string OpeningWords()
    {
        if (_blocks is not [var first, ..])
        {
            return "(code)";
        }

        string[] words = first.Text.Split(' ', WordsOfTitle + 1);
        return words.Length <= WordsOfTitle ? first.Text : string.Join(' ', words[..WordsOfTitle]) + " …";
    }
}
