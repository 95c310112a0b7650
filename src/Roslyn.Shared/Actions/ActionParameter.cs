namespace GenFlow.Roslyn;

/// <summary>What a parameter of an action is given.</summary>
internal enum ActionParameterRole
{
    Argument,
    Context,
    CancellationToken,
    ServiceProvider,
    Service,
}

/// <summary>A parameter of an action.</summary>
/// <param name="Role">What it is given.</param>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="TypeName">Its type as generated code writes it, with a question mark where it may be null.</param>
/// <param name="Member">As a member of the arguments; null for other roles, and where it has no form in JSON.</param>
/// <param name="IsOptional">For a service, whether it may be missing.</param>
internal sealed record ActionParameter(ActionParameterRole Role, string Name, string TypeName, JsonMember? Member = null, bool IsOptional = false)
{
    /// <summary>What a record of the arguments gives where it is missing, as C#; null where it must be given.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it takes any number of arguments.</summary>
    public bool IsParams { get; init; }

    /// <summary>Why its bounds are not all checked.</summary>
    public BoundProblem BoundProblem { get; init; }
}
