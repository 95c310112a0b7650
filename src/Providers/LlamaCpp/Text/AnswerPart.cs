namespace GenFlow.LlamaCpp.Text;

/// <summary>What of an answer is being written.</summary>
internal enum AnswerPart
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A thought.</summary>
    Thought,

    /// <summary>A call of a tool.</summary>
    Call,
}
