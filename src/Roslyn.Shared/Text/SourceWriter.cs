using System.Text;

namespace GenFlow.Roslyn;

/// <summary>Writes generated source: four spaces, <c>\n</c>, nothing of the machine's culture or platform.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several when the text holds line ends, each indented.</summary>
    public SourceWriter Line(string text)
    {
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            Append(text, start, end);
            start = end + 1;
        }

        return this;
    }

    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Indents what follows.</summary>
    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Ends an indentation.</summary>
    public SourceWriter Outdent()
    {
        _depth--;
        return this;
    }

    /// <summary>Writes the line, an opening brace, and indents.</summary>
    public SourceWriter Open(string text) => Line(text).Line("{").Indent();

    /// <summary>Ends what <see cref="Open"/> began.</summary>
    public SourceWriter Close() => Outdent().Line("}");

    private void Append(string text, int start, int end)
    {
        while (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        if (end > start)
        {
            _text.Append(' ', _depth * 4).Append(text, start, end - start);
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();
}
