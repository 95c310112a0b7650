using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>Reports what keeps an event from being JSON, each member where it is declared.</summary>
internal static class MembersWithoutJson
{
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol record, DiagnosticDescriptor rule)
    {
        // Other rules say where nothing is generated at all.
        if (!JsonContracts.IsGenerated(record)
            || JsonContracts.IsByHand(record)
            || UnknownCases.Is(record)
            || TypeDeclarationModel.Create(record, context.CancellationToken) is null)
        {
            return;
        }

        var finder = new CodecFinder(context.Compilation, record, context.CancellationToken);
        foreach (MemberProblem problem in ObjectParser.ProblemsOfEvent(record, finder))
        {
            // Of a field that can be written GF3003 speaks: as a property it is a member in JSON.
            if (!problem.IsUnresolved && problem.Member is not IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } && PlaceOf(problem, record) is { } place)
            {
                string name = problem.Member is null ? record.Name : $"{record.Name}.{problem.Member.Name}";
                context.ReportDiagnostic(Diagnostic.Create(rule, place, Properties(problem, context.CancellationToken), name, problem.Reason));
            }
        }
    }

    // A member of a base is reported there, unless what is wrong with it is what this record makes of it.
    private static Location? PlaceOf(MemberProblem problem, INamedTypeSymbol record)
    {
        if (problem.Member is not { } member)
        {
            return record.IsAbstract ? null : Places.OfName(record);
        }

        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, record))
        {
            return Places.OfName(member) ?? Places.OfName(record);
        }

        bool isReportedThere = EventRecords.Is(member.ContainingType)
            && !member.ContainingType.DeclaringSyntaxReferences.IsEmpty
            && SymbolEqualityComparer.IncludeNullability.Equals(TypeOf(member), TypeOf(member.OriginalDefinition));
        return isReportedThere || record.IsAbstract ? null : Places.OfName(record);
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : (member as IFieldSymbol)?.Type;

    private static ImmutableDictionary<string, string?> Properties(MemberProblem problem, CancellationToken cancellationToken) =>
        problem.Member is IPropertySymbol property && CanBeIgnored(property, cancellationToken)
            ? ImmutableDictionary<string, string?>.Empty.Add(FixData.CanBeIgnored, "true")
            : ImmutableDictionary<string, string?>.Empty;

    // What has no default would come back as null.
    private static bool CanBeIgnored(IPropertySymbol property, CancellationToken cancellationToken) =>
        !MemberParser.IsMarkedRequired(property)
        && !property.GetAttributes().Any(static data => data.AttributeClass?.ContainingNamespace?.ToDisplayString() == "System.Text.Json.Serialization")
        && property.DeclaringSyntaxReferences.Length == 1
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is ParameterSyntax { Default: not null } or PropertyDeclarationSyntax;
}
