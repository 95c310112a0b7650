using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Diagnostics about what a body does, with what the fix needs to declare it.</summary>
internal static class EffectDiagnostics
{
    public static Diagnostic Create(DiagnosticDescriptor rule, AnalyzedStep step, BodyEffect effect) => Diagnostic.Create(
        rule,
        effect.Place.GetLocation(),
        ImmutableDictionary<string, string?>.Empty.Add(FixData.Type, Texts.Qualified(effect.Type)),
        step.Method.Name,
        Texts.Of(effect.Type));
}
