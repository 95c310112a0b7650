using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>What an event that a step gives becomes: itself, or for a request for input the answer, which is the event
/// that goes on.</summary>
internal static class ProducedEvent
{
    /// <summary>Whether the type is a request for input.</summary>
    public static bool IsRequest(ITypeSymbol type) => KnownTypes.InputRequest.Matches(type) || EventTypes.DerivesFrom(type, KnownTypes.InputRequest);

    /// <summary>The event, or null and why there is none.</summary>
    public static EventReference? Of(ITypeSymbol type, INamedTypeSymbol workflow, out SignatureProblem problem)
    {
        problem = SignatureProblem.None;
        if (!IsRequest(type))
        {
            return EventReference.Create(type, workflow);
        }

        ITypeSymbol? response = ResponseOf(type);
        EventReference? answer = EventReference.Create(response, workflow);
        if (answer is null)
        {
            problem = response is not null && TypeFacts.IsUnresolved(response) ? SignatureProblem.UnresolvedType : SignatureProblem.ResponseIsNoEvent;
        }

        return answer is null ? null : answer with { Request = TypeNames.Identity(type) };
    }

    /// <summary>The type of the answers; null for what is no request with one.</summary>
    public static ITypeSymbol? ResponseOf(ITypeSymbol request)
    {
        for (ITypeSymbol? type = request; type is not null; type = type.BaseType)
        {
            if (KnownTypes.InputRequestOfResponse.Matches(type))
            {
                return ((INamedTypeSymbol)type).TypeArguments[0];
            }
        }

        return null;
    }
}
