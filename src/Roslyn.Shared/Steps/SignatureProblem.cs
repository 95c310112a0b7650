namespace GenFlow.Roslyn;

/// <summary>Why a method with [Step] is not a step. One for each method: the first found.</summary>
internal enum SignatureProblem
{
    /// <summary>It is a step.</summary>
    None,

    /// <summary>It is no ordinary method: an operator, an accessor, an explicit implementation of an interface.</summary>
    NotAnOrdinaryMethod,

    /// <summary>The workflow class cannot call it.</summary>
    Inaccessible,

    /// <summary>It has type parameters, which nothing could infer.</summary>
    GenericMethod,

    /// <summary>Its signature names a type that does not exist. The compiler reports it.</summary>
    UnresolvedType,

    /// <summary>A parameter is ref, out, in or params.</summary>
    ReferenceParameter,

    /// <summary>A parameter is nothing that the engine can give.</summary>
    UnknownParameter,

    /// <summary>Context, CancellationToken or a State of one type is there twice.</summary>
    RepeatedParameter,

    /// <summary>No parameter is an event: nothing would start it.</summary>
    NoEventParameter,

    /// <summary>A parameter is a stop event: the run has ended when there is one.</summary>
    StopEventParameter,

    /// <summary>A parameter with [Collect] is no IReadOnlyList of events.</summary>
    CollectedParameterIsNoEventList,

    /// <summary>A list of events as parameter without [Collect].</summary>
    EventListWithoutCollect,

    /// <summary>The event is a type parameter of the workflow.</summary>
    TypeParameterEvent,

    /// <summary>An ordinary event beside a collected list. Not generated.</summary>
    EventBesideCollected,

    /// <summary>Two event parameters of one type.</summary>
    RepeatedEvent,

    /// <summary>The catch-all or a failure as one of several events: nothing says which branch it comes from.</summary>
    EventThatJoinsNothing,

    /// <summary>A parameter is a request for input: requests are asked, never routed.</summary>
    RequestParameter,

    /// <summary>The collected parameters name different fan-outs.</summary>
    CollectFromDiffers,

    /// <summary>The fan-out that a collected parameter names is not exactly one fan-out step of the workflow.</summary>
    CollectFromIsNoFanOut,

    /// <summary>Count or Key beside another collected parameter.</summary>
    CountOrKeyOfSeveral,

    /// <summary>Count and Key together.</summary>
    CountWithKey,

    /// <summary>A count below zero.</summary>
    NegativeCount,

    /// <summary>The key is no property or field of the event that the workflow can read.</summary>
    UnreadableKey,

    /// <summary>async void: nobody would see its end or its failure.</summary>
    AsyncVoid,

    /// <summary>It returns by reference.</summary>
    ReferenceResult,

    /// <summary>What it returns is neither an event nor made of events.</summary>
    ResultIsNoEvent,

    /// <summary>What it returns is a sequence of two event types, or both kinds of sequence.</summary>
    AmbiguousSequence,

    /// <summary>It returns events in a shape that no result is made from, such as a task of an async sequence.</summary>
    UnsupportedResult,

    /// <summary>An inherited protected step, and a class nearer to the workflow has another member of its name.</summary>
    Hidden,

    /// <summary>It gives a request for input whose answer is no event: nothing could go on with it.</summary>
    ResponseIsNoEvent,
}
