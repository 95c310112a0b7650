namespace GenFlow.LlamaCpp.Engine;

/// <summary>What a part of an answer is.</summary>
internal enum AnswerPieceKind
{
    Text,
    Thought,
    CallStart,
    CallFragment,
    CallEnd,
}
