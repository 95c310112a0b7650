using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is generated for a class with [Workflow].</summary>
internal static class WorkflowParser
{
    public static bool IsCandidate(SyntaxNode node) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>The class, or null where nothing can be generated or another declaration of it stands for it.</summary>
    public static TypeDeclarationModel? Declaration(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var workflow = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = workflow.GetAttributes().First(static data => KnownTypes.WorkflowAttribute.Matches(data.AttributeClass));
        return workflow.IsStatic || !AttributedDeclaration.StandsForType(context, attribute)
            ? null
            : TypeDeclarationModel.Create(workflow, cancellationToken);
    }

    public static WorkflowModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (Declaration(context, cancellationToken) is not { } declaration)
        {
            return null;
        }

        var workflow = (INamedTypeSymbol)context.TargetSymbol;
        Compilation compilation = context.SemanticModel.Compilation;
        StepSignature[] signatures = [.. StepMethods.Of(workflow, compilation)
            .Select(method => StepSignatureParser.Parse(method, workflow, compilation))
            .OrderBy(static step => step.Name, StringComparer.Ordinal)
            .ThenBy(static step => step.Text, StringComparer.Ordinal)];

        // Methods that are no steps still say what the class takes and gives: one mistake, one error.
        ResultType result = ResultInference.Infer(signatures);
        EquatableArray<InputModel> inputs = InputInference.Infer(signatures, result.Reach, IsGeneric(workflow));

        StepSignature[] steps = [.. signatures.Where(static step => step.IsStep)];
        var acceptance = new Acceptance(steps);
        EquatableArray<int>[] joins = JoinReachability.Find(steps, acceptance);
        RoutePlan plan = RoutePlanner.Plan(steps, acceptance);
        return new(
            declaration,
            TypeNames.Of(workflow),
            workflow.Name,
            HasWorkflowBase(workflow),
            result.Name,
            inputs,
            steps.Select((step, index) => new StepModel(step, joins[index])).ToEquatableArray(),
            plan.Routes,
            plan.Tests);
    }

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.Arity > 0 || IsGeneric(type.ContainingType));

    private static bool HasWorkflowBase(INamedTypeSymbol workflow)
    {
        for (INamedTypeSymbol? type = workflow.BaseType; type is not null; type = type.BaseType)
        {
            if (TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute))
            {
                return true;
            }
        }

        return false;
    }
}
