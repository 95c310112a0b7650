using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>A method with [Step] and what could be read of it.</summary>
internal sealed class AnalyzedStep(IMethodSymbol method, StepSignature signature)
{
    public IMethodSymbol Method { get; } = method;

    public StepSignature Signature { get; } = signature;
}
