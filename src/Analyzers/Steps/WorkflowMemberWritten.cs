using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF1009: a step writes to the workflow object, which all runs share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowMemberWritten() : StepBodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.WorkflowMemberWritten,
        "Step writes to the workflow object",
        "Step '{0}' writes to '{1}' of the workflow object, which all runs share: keep what belongs to a run in a State<T>",
        RuleCategories.Steps,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One workflow object serves any number of concurrent runs, and the steps of one run are concurrent too. What a run knows is State<T>; what runs share on purpose needs Interlocked, a lock or a concurrent collection.");

    private protected override void Analyze(StepBody body)
    {
        SharedMembers? members = null;
        foreach (IOperation operation in body.Operations)
        {
            foreach (IOperation written in MemberWrites.In(operation))
            {
                members ??= new(body);
                if (!members.AreGuarded && members.NameOf(written) is { } name && !IsLocked(operation))
                {
                    body.Report(Diagnostic.Create(s_rule, written.Syntax.GetLocation(), body.Step.Name, name));
                }
            }
        }
    }

    private static bool IsLocked(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILockOperation)
            {
                return true;
            }
        }

        return false;
    }
}
