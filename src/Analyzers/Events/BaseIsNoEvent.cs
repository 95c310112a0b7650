using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3008: an event derives from a record that is none, or a stream event from one that is no stream event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaseIsNoEvent() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.BaseIsNoEvent,
        "The base of an event is no event",
        "'{0}' is no {1}, because its base '{2}' is none: {3}",
        RuleCategories.Events,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A record has one base. Where the user writes one, the generator cannot give it Event or StreamEvent.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        if (EventTypes.AttributeOf(record) is not { } attribute
            || record.BaseType is not { IsRecord: true } ancestor
            || TypeFacts.IsUnresolved(ancestor)
            || PlaceOf(record, context) is not { } place)
        {
            return;
        }

        if (!EventTypes.IsEvent(ancestor))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, place, record.Name, "event", ancestor.Name, "mark the base [Event] too, or derive from nothing"));
        }
        else if (KnownTypes.StreamEventAttribute.Matches(attribute.AttributeClass) && !EventRecords.IsStreamed(record))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, place, record.Name, "stream event", ancestor.Name, "mark the base [StreamEvent] too, or this record [Event]"));
        }
    }

    // A half-typed file may say two bases; the compiler takes one.
    private static Location? PlaceOf(INamedTypeSymbol record, SymbolAnalysisContext context) => record.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(context.CancellationToken))
        .OfType<TypeDeclarationSyntax>()
        .Where(static declaration => declaration.BaseList is not null && !Places.IsGenerated(declaration.SyntaxTree))
        .Select(static declaration => declaration.BaseList!.Types[0].Type.GetLocation())
        .FirstOrDefault();
}
