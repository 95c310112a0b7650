using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is generated for a method with [Action].</summary>
internal static class ActionParser
{
    public static bool IsCandidate(SyntaxNode node) => node.IsKind(SyntaxKind.MethodDeclaration);

    /// <summary>The model, or null where nothing can be generated.</summary>
    public static ActionModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        if (context.TargetSymbol is not IMethodSymbol offered)
        {
            return null;
        }

        // Either part of a partial method may carry the attribute.
        IMethodSymbol method = offered.PartialDefinitionPart ?? offered;
        CodecFinder finder = ActionSignatureParser.FinderOf(method, compilation, cancellationToken);
        ActionSignature signature = ActionSignatureParser.Parse(method, finder);
        INamedTypeSymbol type = method.ContainingType;
        if (!signature.HasMembers || TypeDeclarationModel.Create(type, cancellationToken) is not { } declaration)
        {
            return null;
        }

        string typeName = TypeNames.Of(type);
        ObjectModel? arguments = signature.IsAction ? Arguments(signature, typeName) : null;
        return new(
            declaration,
            typeName,
            AccessibilityOf(method),
            type is { IsRecord: false, IsValueType: false },
            SeesInternals(context.Attributes[0].AttributeClass, compilation),
            TypeFacts.IsForbidden(method),
            signature,
            arguments,
            arguments is null ? default : PartialParser.Of(arguments, $"The arguments of '{signature.ModelName}'", finder),
            arguments is null ? default : finder.Helpers.ToEquatableArray());
    }

    private static ObjectModel Arguments(ActionSignature signature, string typeName)
    {
        string name = signature.MemberName + GeneratedNames.ActionArguments;
        JsonMember[] members = [.. signature.Arguments.Select(static parameter => parameter.Member!)];
        return new(
            $"{typeName}.{name}",
            name,
            null,
            IsReference: true,
            IsSealed: true,
            members.ToEquatableArray(),
            members.Select(static (_, index) => new ConstructorArgument(index, "")).ToEquatableArray());
    }

    // A sealed class has no use for what only deriving ones see.
    private static string AccessibilityOf(IMethodSymbol method) =>
        (method.DeclaredAccessibility, method.ContainingType.IsSealed) switch
        {
            (Accessibility.Protected or Accessibility.ProtectedAndInternal, true) => "private",
            (Accessibility.ProtectedOrInternal, true) => "internal",
            (var accessibility, _) => SyntaxFacts.GetText(accessibility),
        };

    private static bool SeesInternals(INamedTypeSymbol? attribute, Compilation compilation) =>
        attribute?.ContainingAssembly is { } agents
        && (SymbolEqualityComparer.Default.Equals(agents, compilation.Assembly) || agents.GivesAccessTo(compilation.Assembly));
}
