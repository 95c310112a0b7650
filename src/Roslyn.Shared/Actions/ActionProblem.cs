namespace GenFlow.Roslyn;

/// <summary>Why nothing that runs is generated for a method with [Action]. One for each method: the first found.</summary>
internal enum ActionProblem
{
    /// <summary>It is an action.</summary>
    None,

    /// <summary>It is no ordinary method: an explicit implementation of an interface, an operator.</summary>
    NotAnOrdinaryMethod,

    /// <summary>Its class, or one around it, is not partial, or only its own file can name it. Not generated at all.</summary>
    NotPartial,

    /// <summary>It is in an interface, or an instance method of a ref struct, which no object can hold. Not generated at all.</summary>
    UnsupportedContainer,

    /// <summary>A second action of one method name without a Name of its own. Not generated at all.</summary>
    OverloadWithoutName,

    /// <summary>What is to be generated has the name of another member: the user's, or another action's. Not generated at all.</summary>
    TakenName,

    /// <summary>The Name is empty.</summary>
    EmptyName,

    /// <summary>It has type parameters, which no model gives.</summary>
    GenericMethod,

    /// <summary>Its signature names a type that does not exist. The compiler reports it.</summary>
    UnresolvedType,

    /// <summary>Its signature names a type that only its own file can name.</summary>
    Inaccessible,

    /// <summary>A parameter is ref, out or in.</summary>
    ReferenceParameter,

    /// <summary>A parameter has no form in JSON, and is nothing that the agent gives.</summary>
    ParameterWithoutJson,

    /// <summary>Two arguments have one name in JSON.</summary>
    RepeatedArgument,

    /// <summary>async void: nobody would see its end or its failure.</summary>
    AsyncVoid,

    /// <summary>It returns by reference.</summary>
    ReferenceResult,

    /// <summary>What it returns has no form in JSON.</summary>
    ResultWithoutJson,
}
