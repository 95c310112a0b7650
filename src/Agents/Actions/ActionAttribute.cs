namespace GenFlow.Agents;

/// <summary>Makes a method an action that models can call. The generator adds, for <c>GetWeather</c> and for <c>GetWeatherAsync</c>:
/// <c>GetWeatherAction</c>, an <see cref="AgentAction"/> with a JSON Schema of the parameters; <c>GetWeatherArgs</c>, a record of
/// the arguments; and <c>GetWeatherArgs.Partial</c>, the arguments while they arrive. A second action of that name needs a
/// <see cref="Name"/>, which its members are called by.</summary>
/// <remarks>The class is partial. Parameters of the types <see cref="ActionContext"/>, <see cref="CancellationToken"/> and
/// <see cref="IServiceProvider"/>, and those with <see cref="FromServicesAttribute"/>, are given by the agent; all others are
/// arguments, described by <c>[Description]</c> or the XML documentation, bounded by <c>[Range]</c>, <c>[AllowedValues]</c>,
/// <c>[Length]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c>, <c>[StringLength]</c> and <c>[RegularExpression]</c>, as are the members
/// of records among them. An argument with a default, or that may be null, may be left out. The result is nothing, a value
/// with a JSON form, or an <see cref="ActionResult{T}"/>; each also as <see cref="Task{TResult}"/> or
/// <see cref="ValueTask{TResult}"/>. The action of a static method is one; that of an object's method is one for each object,
/// of a record's or a struct's method a new one whenever it is asked for, which calls the value as it was then.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ActionAttribute : Attribute
{
    /// <summary>What models call it; by default the method's name in snake_case, without <c>Async</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it ends the run: what it returns is <see cref="AgentResponse.ExitValue"/>.</summary>
    public bool Exit { get; init; }

    /// <summary>Whether it runs as soon as its arguments are complete, while the message goes on: for reads, which do no harm
    /// if the message breaks off.</summary>
    public bool Eager { get; init; }

    /// <summary>Milliseconds that it may take; 0 (the default) for no limit.</summary>
    public int Timeout { get; init; }

    /// <summary>Whether somebody must agree before it runs: <see cref="Agent.Approve"/>, or inside a workflow whoever
    /// answers <see cref="ApproveAction"/>.</summary>
    public bool RequiresApproval { get; init; }
}
