namespace GenFlow.Roslyn;

/// <summary>How a run is started; also the order of the overloads.</summary>
internal enum InputForm
{
    /// <summary>Without an argument.</summary>
    None,

    /// <summary>With the payload of a <c>StartEvent&lt;T&gt;</c>.</summary>
    Payload,

    /// <summary>With a start event of the user's.</summary>
    StartRecord,

    /// <summary>With an event that no step produces.</summary>
    Event,
}

/// <summary>How the class implements the interface for an input.</summary>
internal enum InterfaceForm
{
    None,
    Implicit,
    Explicit,
}

/// <summary>An input of a workflow.</summary>
/// <param name="Form">How a run is started with it.</param>
/// <param name="TypeName">The argument's type; of <see cref="InputForm.None"/> the start event's.</param>
/// <param name="Start">The start event's type as it is constructed or passed.</param>
/// <param name="Modifier">The accessibility of its overloads.</param>
/// <param name="Interface">How the class implements the interface for it.</param>
internal sealed record InputModel(InputForm Form, string TypeName, string Start, string Modifier, InterfaceForm Interface);
