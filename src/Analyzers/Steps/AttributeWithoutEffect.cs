using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1013: an attribute of steps is where nothing reads it: on a method that is none, on a local function, or it
/// names a type that is no event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeWithoutEffect : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.AttributeWithoutEffect,
        "An attribute of steps has no effect",
        "[{0}] has no effect here: {1}",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "[Collect], [FanOut], [Emits] and [Publishes] are read of steps only.");

    private static readonly KnownType[] s_ofSteps =
        [KnownTypes.CollectAttribute, KnownTypes.FanOutAttribute, KnownTypes.EmitsAttribute, KnownTypes.PublishesAttribute];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();

        // The syntax, since local functions and lambdas are no members.
        context.RegisterSyntaxNodeAction(OnAttribute, SyntaxKind.Attribute);
    }

    private static void OnAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent?.Parent is not (ParameterSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax or AccessorDeclarationSyntax)
            || (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol as IMethodSymbol)?.ContainingType is not { } type)
        {
            return;
        }

        bool isStep = KnownTypes.StepAttribute.Matches(type);
        KnownType? known = isStep ? KnownTypes.StepAttribute : s_ofSteps.FirstOrDefault(candidate => candidate.Matches(type));
        if (known is not null && Problem(attribute, type, isStep, context) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, attribute.GetLocation(), known.AttributeName, problem));
        }
    }

    private static string? Problem(AttributeSyntax attribute, INamedTypeSymbol type, bool isStep, SyntaxNodeAnalysisContext context)
    {
        SyntaxNode target = attribute.Parent!.Parent!;
        SyntaxNode? owner = target is ParameterSyntax ? target.Parent?.Parent : target;
        if (owner is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
        {
            return isStep ? "a step is a method of a workflow" : "it is read of steps only";
        }

        if (owner is null
            || isStep
            || attribute.FirstAncestorOrSelf<AttributeListSyntax>()?.Target is not null
            || context.SemanticModel.GetDeclaredSymbol(owner, context.CancellationToken) is not { } symbol)
        {
            return null;
        }

        return !IsOrBecomesStep(symbol) ? $"'{NameOf(symbol)}' has no [Step]"
            : KnownTypes.PublishesAttribute.Matches(type) ? ProblemOfPublished(type.TypeArguments[0])
            : null;
    }

    // An override may carry [Step] where the overridden method does not, and the other way round.
    private static bool IsOrBecomesStep(ISymbol symbol) =>
        symbol is IMethodSymbol method
        && (method.IsAbstract || method.IsVirtual || method.IsOverride || TypeFacts.HasAttribute(method, KnownTypes.StepAttribute));

    // An event that is no stream event is never published, which another rule says.
    private static string? ProblemOfPublished(ITypeSymbol type) =>
        TypeFacts.IsUnresolved(type) || EventTypes.IsEvent(type) || TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute)
            ? null
            : $"{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)} is neither a stream event nor a workflow";

    private static string NameOf(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name;
}
