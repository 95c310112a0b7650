using GenFlow.Generators.Incremental;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests.Incremental;

/// <summary>Writes the name of each type with [Event], and counts how often it reads one.</summary>
internal sealed class CountingGenerator : IIncrementalGenerator
{
    private int _read;

    /// <summary>How many declarations were read since this was asked last.</summary>
    public int TakeCount() => Interlocked.Exchange(ref _read, 0);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var memo = new DeclarationMemo<string>((declared, _) =>
        {
            Interlocked.Increment(ref _read);
            return declared.TargetSymbol.ToDisplayString();
        });
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("GenFlow.EventAttribute", static (_, _) => true, memo.Parse),
            static (output, name) => output.AddSource(name + ".g.cs", "// " + name));
    }
}
