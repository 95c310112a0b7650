namespace GenFlow.Roslyn;

/// <summary>A method with [Step] as its declaration describes it; also what could be read of one that is not a step.</summary>
/// <param name="Name">The method's name, not escaped.</param>
/// <param name="Text">Name and parameter types, to order overloads.</param>
/// <param name="IsStatic">Whether it is called on the class.</param>
/// <param name="CalledThrough">The base class to call it through, where a member of that name hides it; else null.</param>
/// <param name="Parameters">In declared order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Emits">What it declares to send.</param>
/// <param name="Policy">The arguments of [Step].</param>
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
    StepPolicy Policy,
    bool IsMarkedFanOut,
    SignatureProblem Problem,
    int ProblemParameter)
{
    /// <summary>What it declares to do besides giving events.</summary>
    public EquatableArray<StepEffect> Effects { get; init; }

    public bool IsStep => Problem == SignatureProblem.None;

    /// <summary>Whether each invocation opens a scope.</summary>
    public bool IsFanOut => IsMarkedFanOut || Result.IsSequence;

    public int CollectSlots => Parameters.Count(static parameter => parameter.Role == ParameterRole.Collected);

    /// <summary>Whether it joins the branches of one event: it has several event parameters.</summary>
    public bool IsDiamond => Parameters.Any(static parameter => parameter is { Role: ParameterRole.Event, Slot: >= 0 });

    /// <summary>The name of the step whose scope it closes; null for the innermost and where it collects nothing.</summary>
    public string? CollectFrom => Parameters.FirstOrDefault(static parameter => parameter.Role == ParameterRole.Collected)?.Collect!.From;

    /// <summary>How many collected events make a list; 0 for all.</summary>
    public int CollectCount => Parameters.Select(static parameter => parameter.Collect?.Count ?? 0).DefaultIfEmpty().Max();

    /// <summary>The parameter whose events are divided by a key; null where none is.</summary>
    public StepParameter? Key => Parameters.FirstOrDefault(static parameter => parameter.Collect?.Key is not null);

    /// <summary>Whether, by its own declaration, the engine may call it directly: no limit, no scope, no join. A fork may
    /// not be either, which the whole workflow decides.</summary>
    public bool IsPlain => Policy is { MaxConcurrency: 0, Timeout: 0 } && !IsFanOut && CollectSlots == 0 && !IsDiamond;

    /// <summary>Everything that it declares to give, returned or sent.</summary>
    public IEnumerable<EventReference> Outputs => Result.Events.Concat(Emits);
}
