using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6010: a type with [StructuredOutput] that no model could answer with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidStructuredOutput : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.InvalidStructuredOutput,
        "The type cannot be a structured output",
        "'{0}' cannot be a structured output: {1}",
        RuleCategories.Actions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing is generated for it, so that no agent can be asked for it.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(OnType, SymbolKind.NamedType);
    }

    private static void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (StructuredOutputs.IsMarked(type) && Reason(type, context) is { } reason && Places.OfName(type) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, type.Name, reason));
        }
    }

    private static string? Reason(INamedTypeSymbol type, SymbolAnalysisContext context) => StructuredOutputs.ProblemOf(type, context.CancellationToken) switch
    {
        StructuredOutputProblem.NoAnswer => "it is static, abstract or a ref struct, so that no answer can be one; make it a record that answers are",
        StructuredOutputProblem.TakenName => $"it has '{GeneratedNames.Partial}', which the generator adds; rename that",
        StructuredOutputProblem.None when !IsByHand(type) => ReasonOfJson(type, context),
        _ => null,
    };

    private static bool IsByHand(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(KnownTypes.StructuredOutput.Matches) is { } contract
        && contract.GetMembers().Any(member => type.FindImplementationForInterfaceMember(member) is { } own && Places.OfName(own) is not null);

    private static string? ReasonOfJson(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        var finder = new CodecFinder(context.Compilation, type, context.CancellationToken) { CodecsName = GeneratedNames.OutputCodecs, IsForModels = true };
        return StructuredOutputs.Read(type, finder) is not null || finder.IsUnresolved ? null
            : $"it cannot be JSON, because {finder.Problem}; give its members types that can, or mark them [JsonIgnore]";
    }
}
