using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>What one record says about unions.</summary>
/// <param name="Draft">The union that it may be; null where it is none.</param>
/// <param name="Outside">The unions that it, and what is nested in it, are cases of without being nested in them.</param>
internal sealed record UnionSource(UnionDraft? Draft, EquatableArray<OutsideCase> Outside);

/// <summary>A union as its own declaration describes it, before the cases of other places are known.</summary>
/// <param name="Declaration">The record.</param>
/// <param name="TypeName">The record as generated code writes it.</param>
/// <param name="Depth">The number of its bases.</param>
/// <param name="Level">What it is as a type that members have; null where it is not abstract, and only what is nested in it is.</param>
/// <param name="IsStreamEvent">Whether it carries [StreamEvent].</param>
/// <param name="Members">The members that the user has not.</param>
/// <param name="TypeParameters">The names of the type parameters around generated members.</param>
/// <param name="Nested">The records nested in it that derive from it, in declared order.</param>
internal sealed record UnionDraft(
    TypeDeclarationModel Declaration,
    string TypeName,
    int Depth,
    LevelModel? Level,
    bool IsStreamEvent,
    MatchMembers Members,
    EquatableArray<string> TypeParameters,
    EquatableArray<CaseModel> Nested);
