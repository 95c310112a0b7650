namespace GenFlow.LlamaCpp.Engine;

/// <summary>A part of an answer in an <see cref="AnswerBuffer"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its text begins.</param>
/// <param name="Length">The length of its text.</param>
/// <param name="Name">The tool's name, of <see cref="AnswerPieceKind.CallStart"/>.</param>
internal readonly record struct AnswerPiece(AnswerPieceKind Kind, int Start, int Length, string? Name);
