using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>What one method does with a context, its lambdas and local functions included.</summary>
internal sealed class MethodBody
{
    public List<BodyEffect> Effects { get; } = [];

    /// <summary>The methods that it gives a context to, and where.</summary>
    public List<(IMethodSymbol Method, SyntaxNode Call)> Helpers { get; } = [];

    /// <summary>Whether it may send what cannot be told.</summary>
    public bool SendsAreOpen { get; set; }

    /// <summary>Whether it may publish what cannot be told.</summary>
    public bool PublishesAreOpen { get; set; }

    /// <summary>Whether there is nothing in it yet, or only an exception.</summary>
    public bool IsUnwritten { get; set; }

    /// <summary>Says that the context has gone where nobody sees what is done with it.</summary>
    public void Open() => SendsAreOpen = PublishesAreOpen = true;

    /// <summary>Says that something is done with an event of a type that cannot be told.</summary>
    public void Open(EffectKind kind)
    {
        SendsAreOpen |= kind == EffectKind.Send;
        PublishesAreOpen |= kind != EffectKind.Send;
    }
}
