using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>One of the types that a value is told apart by.</summary>
/// <param name="TypeName">The type.</param>
/// <param name="Parameter">The name of the parameter for it, escaped.</param>
internal sealed record ArmModel(string TypeName, string Parameter);

/// <summary>The members by which a value's cases are told apart: of a union, for the value itself; of a workflow, for an
/// event that is given, with an arm for all others.</summary>
/// <param name="Members">Which are generated: not those that the user has.</param>
/// <param name="Modifier">Their accessibility.</param>
/// <param name="HidesBase">Whether a base has them too.</param>
/// <param name="Result">The name of the type parameter for what is returned.</param>
/// <param name="State">The name of the type parameter for state.</param>
/// <param name="Visitor">The name of the type parameter for the visitor.</param>
/// <param name="Arms">In the order of the parameters.</param>
/// <param name="Tests">The indices of the arms in the order in which they are tested: no type before one that derives from it.</param>
internal sealed record MatchModel(
    MatchMembers Members,
    string Modifier,
    bool HidesBase,
    string Result,
    string State,
    string Visitor,
    EquatableArray<ArmModel> Arms,
    EquatableArray<int> Tests);
