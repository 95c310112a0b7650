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
        foreach (string line in text.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0)
            {
                _text.Append(' ', _depth * 4).Append(content);
            }

            _text.Append('\n');
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

    public override string ToString() => _text.ToString();
}
