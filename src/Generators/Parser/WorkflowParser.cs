using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is generated for a class with [Workflow].</summary>
internal static class WorkflowParser
{
    public static bool IsCandidate(SyntaxNode node) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>The model, or null where nothing can be generated or another declaration of the class stands for it.</summary>
    public static WorkflowModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (Declaration(context, cancellationToken) is not { } declaration)
        {
            return null;
        }

        var workflow = (INamedTypeSymbol)context.TargetSymbol;
        Compilation compilation = context.SemanticModel.Compilation;
        StepSignature[] signatures = WorkflowSteps.Of(workflow, compilation);

        // Methods that are no steps still say what the class takes and gives: one mistake, one error.
        ResultType result = ResultInference.Infer(signatures);
        EquatableArray<InputModel> inputs = InputInference.Infer(signatures, result.Reach, IsGeneric(workflow));

        StepSignature[] steps = [.. signatures.Where(static step => step.IsStep)];
        var acceptance = new Acceptance(steps);
        Openers openers = JoinReachability.Find(steps, acceptance);
        StepModel[] models = [.. steps.Select((step, index) => new StepModel(
            step,
            openers.JoinsOfStep(index).ToEquatableArray(),
            step.CollectFrom is { } from ? WorkflowSteps.FanOut(steps, from) : -1))];
        EquatableArray<PublishedEvent> published = PublishedEvents.Of(workflow, compilation);
        bool hidesBase = HasWorkflowBase(workflow);
        var finder = new CodecFinder(compilation, workflow, cancellationToken);
        WorkflowShapeModel? shape = WorkflowShapeParser.Parse(workflow, compilation, finder, inputs, result.Name);
        CatalogueModel catalogue = CatalogueParser.Parse(workflow, compilation, finder);
        RoutePlan plan = RoutePlanner.Plan(models, acceptance, openers);
        return new(
            declaration,
            TypeNames.Of(workflow),
            workflow.Name,
            hidesBase,
            result.Name,
            inputs,
            models.ToEquatableArray(),
            plan.Routes,
            plan.Tests,
            Recovery(acceptance),
            published,
            WorkflowMatchPlanner.Plan(workflow, published, hidesBase),
            shape,
            MemberNames.IsFree(workflow, GeneratedNames.Graph) ? GraphParser.Parse(steps, acceptance, inputs, plan.Routes) : null,
            catalogue,
            finder.Helpers.ToEquatableArray());
    }

    private static TypeDeclarationModel? Declaration(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var workflow = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = workflow.GetAttributes().First(static data => KnownTypes.WorkflowAttribute.Matches(data.AttributeClass));
        return workflow.IsStatic || !AttributedDeclaration.StandsForType(context, attribute)
            ? null
            : TypeDeclarationModel.Create(workflow, cancellationToken);
    }

    private static RecoveryModel? Recovery(Acceptance acceptance)
    {
        EventReference[] failures = [.. acceptance.Types.Where(static type => type.IsFailure)];
        return failures.Length == 0
            ? null
            : new(
                failures
                    .Select(static failure => failure.FailedInput)
                    .OfType<EventReference>()
                    .OrderByDescending(static input => input.Bases.Count)
                    .Select(static input => input.Identity)
                    .ToEquatableArray(),
                failures.Any(static failure => failure.Kind == EventKind.Failure));
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
