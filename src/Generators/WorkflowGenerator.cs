using GenFlow.Generators.Emitter;
using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators;

/// <summary>Gives classes with [Workflow] their routes, <c>RunAsync</c> and <c>ExecuteAsync</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WorkflowGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Classes with [Workflow]
        IncrementalValuesProvider<WorkflowModel?> workflows = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.WorkflowAttribute.MetadataName,
                static (node, _) => WorkflowParser.IsCandidate(node),
                static (attributed, cancellationToken) => WorkflowParser.Parse(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.Workflows);

        // One file for each class
        context.RegisterSourceOutput(workflows, static (output, model) => WorkflowEmitter.Emit(output, model));
    }
}
