namespace GenFlow.Roslyn;

/// <summary>A method with [Step] as its declaration describes it; also what could be read of one that is not a step.</summary>
/// <param name="Name">The method's name, not escaped.</param>
/// <param name="Text">Name and parameter types, to order overloads.</param>
/// <param name="IsStatic">Whether it is called on the class.</param>
/// <param name="CalledThrough">The base class to call it through, where a member of that name hides it; else null.</param>
/// <param name="Parameters">In declared order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Emits">What it declares to send.</param>
/// <param name="MaxConcurrency">The attribute's value; 0 without one.</param>
/// <param name="IsMarkedFanOut">Whether it carries [FanOut].</param>
/// <param name="Problem">Why it is not a step.</param>
/// <param name="ProblemParameter">The index of the parameter that the problem is about; −1 where it is about no single one.</param>
internal sealed record StepSignature(
    string Name,
    string Text,
    bool IsStatic,
    string? CalledThrough,
    EquatableArray<StepParameter> Parameters,
    StepShape Result,
    EquatableArray<EventReference> Emits,
    int MaxConcurrency,
    bool IsMarkedFanOut,
    SignatureProblem Problem,
    int ProblemParameter)
{
    public bool IsStep => Problem == SignatureProblem.None;

    /// <summary>Whether each invocation opens a scope.</summary>
    public bool IsFanOut => IsMarkedFanOut || Result.IsSequence;

    public int CollectSlots => Parameters.Count(static parameter => parameter.Role == ParameterRole.Collected);

    /// <summary>Whether the engine may call it directly: no limit, no scope, no list.</summary>
    public bool IsPlain => MaxConcurrency <= 0 && !IsFanOut && CollectSlots == 0;

    /// <summary>Everything that it declares to give, returned or sent.</summary>
    public IEnumerable<EventReference> Outputs => Result.Events.Concat(Emits);
}
