using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3003: a member of an event can be written after the event was made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MutableEvent() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.MutableEvent,
        "An event can be changed after it was made",
        "'{0}' can be written after the event was made, while others read it: {1}",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One event object is given to every step that accepts it and to every reader of the stream, at the same time. Make a changed copy with a with-expression instead.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        foreach (ISymbol member in record.GetMembers().Where(static member => member is { IsStatic: false, IsImplicitlyDeclared: false }))
        {
            string? advice = member switch
            {
                IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } } property
                    when property.ExplicitInterfaceImplementations.IsEmpty && !property.IsIndexer => "use 'init' instead of 'set'",
                IFieldSymbol { IsReadOnly: false, IsConst: false, AssociatedSymbol: null, DeclaredAccessibility: not Accessibility.Private } => "make it a property with 'init'",
                _ => null,
            };
            if (advice is not null && Places.OfName(member) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, place, Properties(member, context.CancellationToken), $"{record.Name}.{member.Name}", advice));
            }
        }
    }

    private static ImmutableDictionary<string, string?> Properties(ISymbol member, CancellationToken cancellationToken) =>
        CanBeInit(member, cancellationToken)
            ? ImmutableDictionary<string, string?>.Empty.Add(FixData.CanBeInit, "true")
            : ImmutableDictionary<string, string?>.Empty;

    // What a base or an interface declares with 'set' has no 'init'.
    private static bool CanBeInit(ISymbol member, CancellationToken cancellationToken) =>
        member is IPropertySymbol property
            ? !property.IsOverride && !property.IsVirtual && !property.IsAbstract && !Implements(property)
            : member is IFieldSymbol { IsVolatile: false, RefKind: RefKind.None, IsFixedSizeBuffer: false } field
                && field.GetAttributes().IsEmpty
                && field.DeclaringSyntaxReferences.Length == 1
                && field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).Parent is VariableDeclarationSyntax { Variables.Count: 1 };

    private static bool Implements(IPropertySymbol property) => property.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers(property.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), property));
}
