using System.Text;
using GenFlow.Models;

namespace GenFlow.Agents.Engine;

/// <summary>A block of a message that is still arriving.</summary>
internal abstract class BlockDraft(int number)
{
    /// <summary>Its place in the message.</summary>
    public int Number { get; } = number;

    /// <summary>Whether it is complete.</summary>
    public bool IsEnded { get; set; }

    public abstract MessageBlock ToBlock();
}

internal sealed class TextDraft(int number) : BlockDraft(number)
{
    private readonly StringBuilder _text = new();
    private List<Citation>? _citations;

    public void Add(string text) => _text.Append(text);

    public void Cite(Citation citation) => (_citations ??= []).Add(citation);

    public override MessageBlock ToBlock() => new TextBlock(_text.ToString(), _citations?.ToArray());
}

internal sealed class ThoughtDraft(int number, string id) : BlockDraft(number)
{
    private readonly StringBuilder _text = new();
    private StringBuilder? _signature;

    public string Id { get; } = id;

    public string Text => _text.ToString();

    public void Add(string text) => _text.Append(text);

    // Providers that send it in pieces mean them together.
    public void Sign(string signature) => (_signature ??= new()).Append(signature);

    public override MessageBlock ToBlock() => new ThoughtBlock(Id, Text, _signature?.ToString());
}

internal sealed class ReplayDraft(int number, ReplayBlock block) : BlockDraft(number)
{
    public override MessageBlock ToBlock() => block;
}
