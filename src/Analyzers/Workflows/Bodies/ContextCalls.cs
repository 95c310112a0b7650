using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Reads a call of a method of <c>Context</c>.</summary>
internal static class ContextCalls
{
    public static void Read(IInvocationOperation call, MethodBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "SendEvent":
                Add(EffectKind.Send, call, body);
                break;
            case "WriteEventToStream":
                Add(EffectKind.Write, call, body);
                break;
            case "RequestInputAsync":
                Add(EffectKind.Ask, call, body);
                break;
            case "RunChildAsync":
                Add(EffectKind.RunChild, call, body);
                break;
            case "ForwardAsync":
                AddForwarded(call, body);
                break;
            case "StreamCapacityAsync" or nameof(Equals) or nameof(GetHashCode) or nameof(ToString) or nameof(GetType):
                break;
            default:
                body.Open();
                break;
        }
    }

    private static void Add(EffectKind kind, IInvocationOperation call, MethodBody body)
    {
        IOperation? value = call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Ordinal: 0 })?.Value;
        if (value is null)
        {
            body.Open();
            return;
        }

        foreach ((ITypeSymbol? type, SyntaxNode place) in KnownValues.Of(value))
        {
            if (type is INamedTypeSymbol named && CanBeDeclared(named, kind))
            {
                body.Effects.Add(new(kind, named, place));
            }
            else
            {
                body.Open(kind);
            }
        }
    }

    // What it writes is the type of its events. It may ask people besides; one that is no agent might do anything with the context.
    private static void AddForwarded(IInvocationOperation call, MethodBody body)
    {
        IOperation? stream = call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Ordinal: 0 })?.Value;
        if (stream is not null && call.TargetMethod.TypeArguments.FirstOrDefault() is INamedTypeSymbol type && CanBeDeclared(type, EffectKind.Write))
        {
            body.Effects.Add(new(EffectKind.Write, type, stream.Syntax));
        }

        if (stream is not null && AgentStreams.Is(KnownValues.Of(stream).Select(static value => value.Type)))
        {
            body.Open(EffectKind.Write);
        }
        else
        {
            body.Open();
        }
    }

    private static bool CanBeDeclared(INamedTypeSymbol type, EffectKind kind) =>
        !TypeFacts.IsUnresolved(type)
        && !NamesTypeParameter(type)
        && (kind == EffectKind.RunChild ? AnalyzedWorkflows.IsWorkflow(type) : EventTypes.IsEvent(type) && !SaysNothing(type));

    // The bases that every event has: which one it is cannot be told.
    private static bool SaysNothing(INamedTypeSymbol type) =>
        KnownTypes.Event.Matches(type) || KnownTypes.StreamEvent.Matches(type)
        || KnownTypes.InputRequest.Matches(type) || KnownTypes.InputRequestOfResponse.Matches(type);

    // No attribute can name one.
    private static bool NamesTypeParameter(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => NamesTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(NamesTypeParameter) || NamesTypeParameter(named.ContainingType),
        _ => false,
    };
}
