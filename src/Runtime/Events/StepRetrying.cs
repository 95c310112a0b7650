namespace GenFlow;

/// <summary>A step's attempt failed and is repeated. What it had written to the stream stays there: a consumer that shows it
/// takes back the items with this one's <see cref="StreamItem.AttemptId"/>. Written where the attempt had written something,
/// and always among the <see cref="Lifecycle"/> items.</summary>
/// <param name="Step">The step.</param>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="From">The number of the first item that it wrote; 0 where it wrote none.</param>
/// <param name="To">The number of the last item that it wrote; 0 where it wrote none. Others may have written between.</param>
[StreamEvent]
public sealed partial record StepRetrying(string Step, int Attempt, long From, long To) : StreamEvent
{
    /// <summary>What the attempt threw: the exception's message.</summary>
    public string Error { get; init; } = "";

    internal override string? EnginesOwn => "It tells that an attempt is repeated: give the step [Step(Retries = …)].";
}
