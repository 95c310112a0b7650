using GenFlow.Roslyn;

namespace GenFlow.Analyzers;

/// <summary>What is said about each problem of a step's signature.</summary>
internal static class SignatureMessages
{
    /// <summary>What is wrong and what to write instead; null where another rule, or the compiler, says it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="parameter">The parameter that it is about.</param>
    /// <param name="type">That parameter's type, or the result's.</param>
    public static string? Of(SignatureProblem problem, string parameter, string type) => problem switch
    {
        SignatureProblem.NotAnOrdinaryMethod =>
            "an operator, an accessor, a finalizer or an explicit implementation of an interface cannot be one; move the body to an ordinary method",
        SignatureProblem.Inaccessible =>
            "generated code cannot name a type of its signature, which is of its file only; declare that type without 'file'",
        SignatureProblem.GenericMethod =>
            "nothing says what its type parameters are; write a method without them for each event",
        SignatureProblem.ReferenceParameter =>
            $"parameter '{parameter}' is ref, out, in or params; take it by value",
        SignatureProblem.UnknownParameter =>
            $"parameter '{parameter}' is {type}, which no run can give; take an event (a record with [Event] or [StreamEvent]), Context, State<T> or CancellationToken, and services in the constructor",
        SignatureProblem.RepeatedParameter =>
            $"parameter '{parameter}' asks for {type} a second time; remove it",
        SignatureProblem.NoEventParameter =>
            "no parameter is an event, so that nothing would start it; take the event that it is for, such as StartEvent",
        SignatureProblem.StopEventParameter =>
            $"parameter '{parameter}' is the stop event {type}, and the run has ended when there is one; take the event before it",
        SignatureProblem.CollectedParameterIsNoEventList =>
            $"parameter '{parameter}' has [Collect] and is {type}; make it IReadOnlyList<T> of an event",
        SignatureProblem.EventListWithoutCollect =>
            $"parameter '{parameter}' is {type} without [Collect]; write [Collect] IReadOnlyList<T> for all events of a fan-out, or take one event",
        SignatureProblem.TypeParameterEvent =>
            $"parameter '{parameter}' is {type}, of a type parameter, and routes are written for known events; name the event",
        SignatureProblem.EventBesideCollected =>
            $"parameter '{parameter}' is an event beside one with [Collect], and a step takes either; put what it carries into the collected events, or keep it in State<T>",
        SignatureProblem.RepeatedEvent =>
            $"parameter '{parameter}' takes {type} a second time, and a step with several events joins one of each type; write [Collect] IReadOnlyList<{type}> for several of one",
        SignatureProblem.EventThatJoinsNothing =>
            $"parameter '{parameter}' is {type}, which cannot be joined with other events; make it the only event of its step",
        SignatureProblem.RequestParameter =>
            $"parameter '{parameter}' is the request {type}, and requests are asked, never routed; take the answer",
        SignatureProblem.CollectFromDiffers =>
            $"[Collect] of '{parameter}' names another fan-out than the one before it, and the lists of a step close one fan-out together; give both the same From",
        SignatureProblem.CollectFromIsNoFanOut =>
            $"From of '{parameter}' does not name exactly one fan-out of the workflow; name a step that gives a sequence or has [FanOut]",
        SignatureProblem.CountOrKeyOfSeveral =>
            $"'{parameter}' stands beside another [Collect] parameter, and Count and Key are for one list alone; remove them or the other list",
        SignatureProblem.CountWithKey =>
            $"[Collect] of '{parameter}' has Count and Key; keep one of them",
        SignatureProblem.NegativeCount =>
            $"Count of '{parameter}' is below zero; write how many make a list, or 0 for all",
        SignatureProblem.UnreadableKey =>
            $"Key of '{parameter}' is no property or field of the event that the workflow can read; write nameof of one",
        SignatureProblem.ReferenceResult =>
            $"it returns {type} by reference; return the event itself",
        SignatureProblem.ResultIsNoEvent =>
            $"it returns {type}, which is no event; return an event, AnyOf<…> or a sequence of events, StopEvent<T> to end the run with a value, or nothing",
        SignatureProblem.AmbiguousSequence =>
            $"it returns {type}, which is more than one sequence of events; return IEnumerable<T> or IAsyncEnumerable<T> of one event",
        SignatureProblem.UnsupportedResult =>
            $"it returns {type}, which no events are taken from; return IAsyncEnumerable<T> without a task around it, a sequence of one event instead of AnyOf<…>, and AnyOf<…> without '?'",
        SignatureProblem.Hidden =>
            "a class nearer to the workflow has another member of its name, so that it cannot be called, being protected; rename one of them, or make it internal or public",
        SignatureProblem.ResponseIsNoEvent =>
            "the answer of the request that it gives is no event, so that nothing could go on with it; use InputRequest<T> of an event, or await RequestInputAsync in the step",
        _ => null,
    };
}
