using System.Text;
using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>Writes down what it is given: what follows its own kind as one.</summary>
internal sealed class RecordingSink : IAnswerSink
{
    private readonly StringBuilder _written = new();
    private char _last;

    /// <summary>How often it was called.</summary>
    public int Calls { get; private set; }

    public void Text(ReadOnlySpan<char> text) => Add('T', text);

    public void Thought(ReadOnlySpan<char> text) => Add('R', text);

    public void CallStart(string name) => Add('C', name, isNew: true);

    public void CallFragment(ReadOnlySpan<char> json) => Add('F', json);

    public void CallEnd() => Add('E', "", isNew: true);

    public override string ToString() => _written.ToString();

    private void Add(char kind, ReadOnlySpan<char> text, bool isNew = false)
    {
        Assert.True(isNew || text.Length > 0, "Nothing was given out.");
        Calls++;
        if (isNew || _last != kind)
        {
            _written.Append(_written.Length > 0 ? "|" : "").Append(kind).Append(':');
        }

        _written.Append(text);
        _last = kind;
    }
}
