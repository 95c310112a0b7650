using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is generated for a type with [StructuredOutput].</summary>
internal static class OutputParser
{
    public static bool IsCandidate(SyntaxNode node) =>
        node.IsKind(SyntaxKind.RecordDeclaration) || node.IsKind(SyntaxKind.RecordStructDeclaration)
        || node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.StructDeclaration);

    /// <summary>The model, or null where nothing can be generated or another declaration of the type stands for it.</summary>
    public static OutputModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = type.GetAttributes().First(static data => KnownTypes.StructuredOutputAttribute.Matches(data.AttributeClass));
        if (!AttributedDeclaration.StandsForType(context, attribute)
            || StructuredOutputs.ProblemOf(type, cancellationToken) != StructuredOutputProblem.None
            || type.AllInterfaces.Any(KnownTypes.StructuredOutput.Matches)
            || TypeDeclarationModel.Create(type, cancellationToken) is not { } declaration)
        {
            return null;
        }

        string typeName = TypeNames.Of(type);
        var finder = new CodecFinder(context.SemanticModel.Compilation, type, cancellationToken) { CodecsName = GeneratedNames.OutputCodecs, IsForModels = true };
        finder.Partials = new PartialFinder(finder, typeName).Reserve(type.GetMembers().Select(static member => member.Name).Append(GeneratedNames.Partial));
        ObjectModel? model = finder.Try(search => StructuredOutputs.Read(type, search));
        string what = $"A {type.Name}";
        return new(
            declaration,
            typeName,
            type.Name,
            StructuredOutputs.HasOtherContract(type, cancellationToken),
            model,
            model is null ? finder.Problem : "",
            model is null ? new EquatableArray<PartialModel>([new(GeneratedNames.Partial, what, default)]) : PartialParser.Of(model, what, finder),
            finder.Helpers.ToEquatableArray());
    }
}
