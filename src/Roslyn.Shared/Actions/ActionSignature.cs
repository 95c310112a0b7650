namespace GenFlow.Roslyn;

/// <summary>A method with [Action] as its declaration describes it; also what could be read of one that is no action.</summary>
/// <param name="Name">The method's name, not escaped.</param>
/// <param name="ModelName">What models call it.</param>
/// <param name="MemberName">What the names of the generated members begin with; empty where none are generated.</param>
/// <param name="Description">What it is good for; null where nobody wrote it.</param>
/// <param name="IsStatic">Whether it is called on the class.</param>
/// <param name="Parameters">In declared order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Policy">The arguments of [Action].</param>
/// <param name="Problem">Why it is no action.</param>
/// <param name="ProblemParameter">The index of the parameter that the problem is about; −1 where it is about no single one.</param>
/// <param name="Reason">For what has no form in JSON, why, as the end of a sentence; else empty.</param>
internal sealed record ActionSignature(
    string Name,
    string ModelName,
    string MemberName,
    string? Description,
    bool IsStatic,
    EquatableArray<ActionParameter> Parameters,
    ActionResultShape Result,
    ActionPolicy Policy,
    ActionProblem Problem,
    int ProblemParameter,
    string Reason)
{
    public bool IsAction => Problem == ActionProblem.None;

    /// <summary>Whether the members are generated, be it that the action only says what is wrong.</summary>
    public bool HasMembers => MemberName.Length > 0;

    /// <summary>What the model gives.</summary>
    public IEnumerable<ActionParameter> Arguments => Parameters.Where(static parameter => parameter.Role == ActionParameterRole.Argument);
}
