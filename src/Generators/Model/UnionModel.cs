using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Everything that is printed for a union.</summary>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Match">Its members; null where it is open.</param>
/// <param name="Closing">The abstract member that keeps other assemblies from adding a case; null where a case cannot be given it.</param>
/// <param name="Cases">Its cases, in the order of the arms; those alone that stand for unknown ones where it is open.</param>
/// <param name="Levels">The union itself, and the records between it and its cases: members may have their types.</param>
internal sealed record UnionModel(
    string HintName,
    MatchModel? Match,
    string? Closing,
    EquatableArray<CaseModel> Cases,
    EquatableArray<UnionLevel> Levels);

/// <summary>An abstract record with the cases that are read where a member has its type.</summary>
/// <param name="Declaration">The record.</param>
/// <param name="TypeName">The record as generated code writes it.</param>
/// <param name="Level">What it is called.</param>
/// <param name="Cases">The cases that derive from it; none where it is open.</param>
internal sealed record UnionLevel(
    TypeDeclarationModel Declaration,
    string TypeName,
    LevelModel Level,
    EquatableArray<CaseModel> Cases);
