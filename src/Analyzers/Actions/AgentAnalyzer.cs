using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>A rule about what agents, or chains of them, are made of.</summary>
public abstract class AgentAnalyzer : DiagnosticAnalyzer
{
    private readonly KnownType _created;

    private protected AgentAnalyzer(DiagnosticDescriptor rule)
        : this(rule, KnownTypes.Agent)
    {
    }

    private protected AgentAnalyzer(DiagnosticDescriptor rule, KnownType created)
    {
        SupportedDiagnostics = [rule];
        _created = created;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AgentsLibrary.IsReferenced(start.Compilation))
            {
                start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
            }
        });
    }

    private protected abstract void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation);

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (_created.Matches(creation.Type))
        {
            Analyze(context, creation);
        }
    }
}
