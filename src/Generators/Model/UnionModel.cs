using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Everything that is printed for a union.</summary>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Match">Its members.</param>
/// <param name="Closing">The abstract member that keeps other assemblies from adding a case; null where a case cannot be given it.</param>
/// <param name="Cases">Its cases, in the order of the arms.</param>
/// <param name="Levels">The union itself, and the records between it and its cases: each can be read.</param>
internal sealed record UnionModel(
    string HintName,
    MatchModel Match,
    string? Closing,
    EquatableArray<CaseModel> Cases,
    EquatableArray<UnionLevel> Levels);

/// <summary>An abstract record, of which a case is read.</summary>
/// <param name="Declaration">The record.</param>
/// <param name="TypeName">The record as generated code writes it.</param>
/// <param name="Name">The name that messages and shapes give it.</param>
/// <param name="GetsJsonAttributes">Whether System.Text.Json is told of its cases.</param>
/// <param name="Cases">The cases that derive from it.</param>
internal sealed record UnionLevel(
    TypeDeclarationModel Declaration,
    string TypeName,
    string Name,
    bool GetsJsonAttributes,
    EquatableArray<CaseModel> Cases);
