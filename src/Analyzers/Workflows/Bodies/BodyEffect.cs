using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>What a body does with its context.</summary>
internal enum EffectKind
{
    /// <summary>An event is sent to other steps.</summary>
    Send,

    /// <summary>An event is written to the stream.</summary>
    Write,

    /// <summary>The answer to a request is awaited.</summary>
    Ask,

    /// <summary>A child workflow is run.</summary>
    RunChild,
}

/// <summary>Something that a body does and its signature does not say.</summary>
internal sealed class BodyEffect(EffectKind kind, INamedTypeSymbol type, SyntaxNode place)
{
    public EffectKind Kind { get; } = kind;

    /// <summary>The event, the request or the child workflow: the most derived type that the compiler knows of it.</summary>
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The value in the call, or the call of the helper that does it.</summary>
    public SyntaxNode Place { get; } = place;

    public BodyEffect At(SyntaxNode place) => new(Kind, Type, place);
}
