namespace GenFlow.LlamaCpp.Text;

/// <summary>Takes the parts of an answer, in their order. Spans are valid during the call only.</summary>
internal interface IAnswerSink
{
    /// <summary>More of the text.</summary>
    void Text(ReadOnlySpan<char> text);

    /// <summary>More of a thought. A thought ends where anything else comes.</summary>
    void Thought(ReadOnlySpan<char> text);

    /// <summary>A call begins: its name is known.</summary>
    void CallStart(string name);

    /// <summary>More of the JSON of the call's arguments, without what is around them.</summary>
    void CallFragment(ReadOnlySpan<char> json);

    /// <summary>The call is complete, its close tag read; one without this was cut. Its arguments are JSON where the model wrote
    /// JSON, and must be checked: what it wrote otherwise was given as it is, and is none.</summary>
    void CallEnd();
}
