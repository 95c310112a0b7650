using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF4002: a function given to Match or Switch captures what could be given as state.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturingMatch : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.CapturingMatch,
        "A function given to Match captures",
        "The functions capture {0}, so that each call of '{1}' allocates: give that as state and make them static",
        RuleCategories.Visitors,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A function that captures is an object that is made for every call. With state the functions can be static: they are made once.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(OnCall, OperationKind.Invocation);
    }

    private static void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        IAnonymousFunctionOperation[] functions = MatchCalls.Functions(call);
        if (functions.Length == 0 || call.Syntax is not InvocationExpressionSyntax syntax)
        {
            return;
        }

        var captures = Captures.Of(functions);
        if (captures.Names.Count > 0 && !captures.AreMoreThanValues && NameOf(syntax) is { } name)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                name.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(FixData.Captured, string.Join("\n", captures.Names)),
                string.Join(", ", captures.Names.Select(static captured => $"'{captured}'")),
                call.TargetMethod.Name));
        }
    }

    private static SyntaxToken? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        _ => null,
    };
}
