using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>An event type as a step's signature names it.</summary>
/// <param name="Name">As generated code writes it, with the annotations inside it.</param>
/// <param name="Identity">Equal for types that are one at run time; also valid C#.</param>
/// <param name="Kind">What it means to a workflow.</param>
/// <param name="IsSealed">Whether no event derives from it.</param>
/// <param name="IsAbstract">Whether no event is exactly of it.</param>
/// <param name="Payload">For <c>StartEvent&lt;T&gt;</c> and <c>StopEvent&lt;T&gt;</c> the annotated T; else null.</param>
/// <param name="PayloadIdentity">The identity of T; else null.</param>
/// <param name="Bases">The identities of its bases, the nearest first.</param>
/// <param name="Reach">How far a member of the workflow that names it may be visible.</param>
/// <param name="FailedInput">For <c>StepFailed&lt;T&gt;</c> the event T; else null.</param>
internal sealed record EventReference(
    string Name,
    string Identity,
    EventKind Kind,
    bool IsSealed,
    bool IsAbstract,
    string? Payload,
    string? PayloadIdentity,
    EquatableArray<string> Bases,
    Reach Reach,
    EventReference? FailedInput = null)
{
    /// <summary>The identity of the request that this is the answer to, where a step gives the request; else null.</summary>
    public string? Request { get; init; }

    public bool IsStart => Kind is EventKind.Start or EventKind.StartWithInput or EventKind.StartRecord;

    public bool IsStop => Kind is EventKind.Stop or EventKind.StopWithResult or EventKind.StopRecord;

    public bool IsFailure => Kind is EventKind.Failure or EventKind.FailureOfInput;

    /// <summary>The reference, or null where the type is no event or names something that does not exist.</summary>
    public static EventReference? Create(ITypeSymbol? type, INamedTypeSymbol workflow)
    {
        if (type is not INamedTypeSymbol named || !EventTypes.IsEvent(named) || TypeFacts.IsUnresolved(named))
        {
            return null;
        }

        EventKind kind = KindOf(named);
        ITypeSymbol? payload = kind is EventKind.StartWithInput or EventKind.StopWithResult ? named.TypeArguments[0] : null;
        return new(
            TypeNames.Of(named),
            TypeNames.Identity(named),
            kind,
            named.IsSealed,
            named.IsAbstract,
            payload is null ? null : TypeNames.Annotated(payload),
            payload is null ? null : TypeNames.Identity(payload),
            EventTypes.BasesOf(named),
            ReachOf.Type(named, workflow),
            kind == EventKind.FailureOfInput ? Create(named.TypeArguments[0], workflow) : null);
    }

    /// <summary>Whether an event of this type is also one of the other.</summary>
    public bool Is(EventReference other) => Identity == other.Identity || Bases.Contains(other.Identity);

    private static EventKind KindOf(INamedTypeSymbol type) =>
        KnownTypes.Event.Matches(type) ? EventKind.CatchAll
        : KnownTypes.StartEvent.Matches(type) ? EventKind.Start
        : KnownTypes.StartEventOfInput.Matches(type) ? EventKind.StartWithInput
        : KnownTypes.StopEvent.Matches(type) ? EventKind.Stop
        : KnownTypes.StopEventOfResult.Matches(type) ? EventKind.StopWithResult
        : KnownTypes.StepFailed.Matches(type) ? EventKind.Failure
        : KnownTypes.StepFailedOfEvent.Matches(type) ? EventKind.FailureOfInput
        : IsOrDerivesFrom(type, KnownTypes.StartEventBase) ? EventKind.StartRecord
        : IsOrDerivesFrom(type, KnownTypes.StopEventBase) ? EventKind.StopRecord
        : EventKind.Ordinary;

    private static bool IsOrDerivesFrom(INamedTypeSymbol type, KnownType ancestor) =>
        ancestor.Matches(type) || EventTypes.DerivesFrom(type, ancestor);
}
