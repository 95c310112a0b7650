using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.RoslynTestKit.Tests;

/// <summary>Writes a file for each class.</summary>
/// <param name="leak">Whether its model holds the symbol.</param>
internal sealed class ClassListGenerator(bool leak = false) : IIncrementalGenerator
{
    public const string Models = nameof(Models);

    private sealed record Model(string Name, object? Held);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        bool holds = leak;
        IncrementalValuesProvider<Model> models = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                (found, cancellationToken) =>
                {
                    ISymbol symbol = found.SemanticModel.GetDeclaredSymbol(found.Node, cancellationToken)!;
                    return new Model(symbol.Name, holds ? symbol : null);
                })
            .WithTrackingName(Models);
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.Name + ".g.cs", $"// {model.Name}\n"));
    }
}
