using System.Text.RegularExpressions;

namespace Quickstart.Reading;

/// <summary>Finds headings and blocks line by line. Code and comments give no words; front matter, tables and lists end
/// the sentences before them.</summary>
internal sealed partial class SectionParser
{
    private readonly SectionBuilder _section = new();
    private readonly List<string> _paragraph = [];
    private string? _fence;
    private bool _inComment;
    private bool _inFrontMatter;
    private bool _inList;
    private int _line;

    /// <summary>Takes a line.</summary>
    /// <returns>The section that it ends, if it ends one.</returns>
    public Section? Read(string line)
    {
        _line++;
        if (IsSkipped(line))
        {
            return null;
        }

        string text = QuoteMark().Replace(line, "").Trim();
        if (text.Length == 0)
        {
            EndParagraph();
            return _section.TakeIfLong();
        }

        if (AtxMark().Match(text) is { Success: true } mark)
        {
            EndParagraph();
            return _section.Begin(Inline.ToText(WithoutClosingMark(text[mark.Length..].Trim())));
        }

        if (SetextUnderline().IsMatch(text) && _paragraph is [var title] && !_inList)
        {
            _paragraph.Clear();
            return _section.Begin(Inline.ToText(title));
        }

        ReadText(line, text);
        return null;
    }

    /// <summary>The file has ended.</summary>
    public Section? End()
    {
        EndParagraph();
        return _section.Take();
    }

    private void ReadText(string line, string text)
    {
        if (Rule().IsMatch(text))
        {
            EndParagraph();
        }
        else if (text[0] == '|')
        {
            EndParagraph();
            if (!TableRule().IsMatch(text))
            {
                _section.Add(new Block(Inline.ToText(text.Replace('|', ' ')), IsProse: false));
            }
        }
        else if (ListMark().Match(text) is { Success: true } mark)
        {
            EndParagraph();
            _inList = true;
            _paragraph.Add(text[mark.Length..]);
        }
        else
        {
            _inList &= _paragraph.Count > 0 || char.IsWhiteSpace(line[0]);
            _paragraph.Add(text);
        }
    }

    private bool IsSkipped(string line)
    {
        string text = line.Trim();
        if (_fence is not null)
        {
            bool closes = text.StartsWith(_fence, StringComparison.Ordinal) && text.Trim(_fence[0]).Length == 0;
            _fence = closes ? null : _fence;
            _section.CodeLines += closes ? 0 : 1;
            return true;
        }

        if (_inFrontMatter || (_line == 1 && text == "---"))
        {
            _inFrontMatter = _line == 1 || text is not ("---" or "...");
            return true;
        }

        if (_inComment || text.StartsWith("<!--", StringComparison.Ordinal))
        {
            _inComment = !text.Contains("-->", StringComparison.Ordinal);
            return true;
        }

        if (Fence().Match(text) is { Success: true } fence)
        {
            EndParagraph();
            _fence = fence.Groups["fence"].Value;
            return true;
        }

        bool isIndentedCode = _paragraph.Count == 0 && !_inList && text.Length > 0
            && (line[0] == '\t' || line.StartsWith("    ", StringComparison.Ordinal));
        _section.CodeLines += isIndentedCode ? 1 : 0;
        return isIndentedCode;
    }

    private void EndParagraph()
    {
        if (_paragraph.Count > 0)
        {
            _section.Add(new Block(Inline.ToText(string.Join(' ', _paragraph)), IsProse: true));
            _paragraph.Clear();
        }
    }

    private static string WithoutClosingMark(string title)
    {
        string open = title.TrimEnd('#');
        return open.Length == 0 || char.IsWhiteSpace(open[^1]) ? open.TrimEnd() : title;
    }

    [GeneratedRegex(@"^#{1,6}([ \t]|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex AtxMark();

    [GeneratedRegex("^(=+|-+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SetextUnderline();

    [GeneratedRegex(@"^([-*_])([ \t]*\1){2,}$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[|:\- \t]+$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^([-*+]|\d{1,9}[.)])[ \t]+(\[[ xX]\][ \t]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^(?<fence>`{3,}|~{3,})", RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ \t]{0,3}(>[ \t]?)+", RegexOptions.ExplicitCapture)]
    private static partial Regex QuoteMark();
}
