namespace GenFlow.Generators.Model;

/// <summary>How a route recognises an event.</summary>
internal enum RouteTestForm
{
    /// <summary>The event is exactly of the type.</summary>
    Exact,

    /// <summary>The run has ended.</summary>
    Stop,

    /// <summary>People are asked.</summary>
    Request,

    /// <summary>The event is of the type or derives from it.</summary>
    Derived,

    /// <summary>The event is of the type, which the catch-all does not take.</summary>
    Refused,

    /// <summary>Any event.</summary>
    Any,
}

/// <summary>One line of <c>Route</c>.</summary>
/// <param name="Form">How the event is recognised.</param>
/// <param name="TypeName">The type asked for.</param>
/// <param name="Step">The step that takes it; −1 where a numbered route does.</param>
/// <param name="Route">The number of the route; −1 where a step takes it.</param>
internal sealed record RouteTest(RouteTestForm Form, string TypeName, int Step, int Route);
