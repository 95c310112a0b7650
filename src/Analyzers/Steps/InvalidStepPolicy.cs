using System.Collections.Immutable;
using System.Globalization;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1011: an argument of [Step] is out of range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidStepPolicy : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StepPolicy,
        "An argument of [Step] is out of range",
        "{0} of '{1}' is {2} and must be {3}",
        RuleCategories.Steps,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The engine refuses to run a workflow with such a step.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(OnMethod, SymbolKind.Method);
    }

    private static void OnMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        AttributeData? step = method.GetAttributes().FirstOrDefault(static data => KnownTypes.StepAttribute.Matches(data.AttributeClass));
        if (step is null
            || method.PartialDefinitionPart is not null
            || step.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax { ArgumentList: { } written })
        {
            return;
        }

        foreach (string name in StepPolicyParser.Parse(method).Invalid)
        {
            if (written.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } argument)
            {
                object? value = step.NamedArguments.First(given => given.Key == name).Value.Value;
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule, argument.GetLocation(), name, method.Name, Convert.ToString(value, CultureInfo.InvariantCulture), Range(name)));
            }
        }
    }

    private static string Range(string argument) => argument switch
    {
        nameof(StepPolicy.Backoff) => "a finite number of at least 1",
        nameof(StepPolicy.Jitter) => "from 0 to 1",
        _ => "0 or more",
    };
}
