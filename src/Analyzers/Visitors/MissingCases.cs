using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF4001: a switch over a union misses cases. An expression throws for them; a statement does nothing, which may
/// be meant, so that it is no more than an offer to add them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingCases : DiagnosticAnalyzer
{
    private const int NamedInMessage = 5;

    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.MissingCases,
        "A switch over a union misses cases",
        "The switch over '{0}' misses {1}",
        RuleCategories.Visitors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The cases of a union are known. A switch expression that misses one throws when it comes.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(OnExpression, OperationKind.SwitchExpression);
        context.RegisterOperationAction(OnStatement, OperationKind.Switch);
    }

    private static void OnExpression(OperationAnalysisContext context)
    {
        if (context.Operation is ISwitchExpressionOperation { Syntax: SwitchExpressionSyntax syntax } expression
            && UnionSwitch.Of(expression, Within(context), context.Compilation) is { Missing.IsEmpty: false } found)
        {
            Report(context, syntax.SwitchKeyword, found, DiagnosticSeverity.Warning);
        }
    }

    private static void OnStatement(OperationAnalysisContext context)
    {
        if (context.Operation is ISwitchOperation { Syntax: SwitchStatementSyntax syntax } statement
            && UnionSwitch.Of(statement, Within(context), context.Compilation) is { Missing.IsEmpty: false } found)
        {
            Report(context, syntax.SwitchKeyword, found, DiagnosticSeverity.Hidden);
        }
    }

    private static ISymbol Within(OperationAnalysisContext context) => (ISymbol)context.ContainingSymbol.ContainingType ?? context.Compilation.Assembly;

    private static void Report(OperationAnalysisContext context, SyntaxToken place, UnionSwitch found, DiagnosticSeverity severity)
    {
        SemanticModel model = context.Operation.SemanticModel!;
        string named = string.Join(", ", found.Missing.Take(NamedInMessage).Select(static type => $"'{Texts.Of(type)}'"));
        string more = found.Missing.Length > NamedInMessage ? $" and {found.Missing.Length - NamedInMessage} more" : "";
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            place.GetLocation(),
            severity,
            additionalLocations: null,
            ImmutableDictionary<string, string?>.Empty.Add(FixData.Types, string.Join("\n", found.Missing.Select(type => Written(type, model, place.SpanStart)))),
            Texts.Of(found.Union),
            named + more));
    }

    // The short name leaves out what is around a type also where another construction of that is meant.
    private static string Written(INamedTypeSymbol type, SemanticModel model, int position)
    {
        string name = type.ToMinimalDisplayString(model, position);
        ITypeSymbol? meant = model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return SymbolEqualityComparer.Default.Equals(meant, type) ? name : Texts.Qualified(type);
    }
}
