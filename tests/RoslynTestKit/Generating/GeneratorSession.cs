using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.RoslynTestKit;

/// <summary>A generator driven over a compilation that a test edits between runs, as a developer does.</summary>
public sealed class GeneratorSession
{
    private GeneratorDriver _driver;

    public GeneratorSession(CSharpCompilation compilation, params IIncrementalGenerator[] generators)
        : this(compilation, tracksSteps: true, generators)
    {
    }

    /// <param name="compilation">The user's code.</param>
    /// <param name="tracksSteps">Whether steps are told of. A driver that tracks them loses outputs after files change places,
    /// which one that does not, as in a build or an editor, keeps.</param>
    /// <param name="generators">What is driven.</param>
    public GeneratorSession(CSharpCompilation compilation, bool tracksSteps, params IIncrementalGenerator[] generators)
    {
        Compilation = compilation;
        _driver = CSharpGeneratorDriver.Create(
            generators.Select(static generator => generator.AsSourceGenerator()),
            parseOptions: TestCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));
    }

    /// <summary>The user's code, without what is generated.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>Runs the generators over the code as it is now.</summary>
    public GeneratorRun Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out _);
        return new(output, _driver.GetRunResult());
    }

    /// <summary>Replaces text in the one file that contains it.</summary>
    public GeneratorSession Replace(string oldText, string newText)
    {
        SyntaxTree tree = Compilation.SyntaxTrees.Single(candidate => candidate.ToString().Contains(oldText, StringComparison.Ordinal));
        return ReplaceFile(tree.FilePath, tree.ToString().Replace(oldText, newText, StringComparison.Ordinal));
    }

    /// <summary>Gives a file another content.</summary>
    public GeneratorSession ReplaceFile(string path, string text)
    {
        Compilation = Compilation.ReplaceSyntaxTree(Tree(path), TestCompilation.Parse(new(path, text)));
        return this;
    }

    public GeneratorSession Add(string path, string text)
    {
        Compilation = Compilation.AddSyntaxTrees(TestCompilation.Parse(new(path, text)));
        return this;
    }

    public GeneratorSession Remove(string path)
    {
        Compilation = Compilation.RemoveSyntaxTrees(Tree(path));
        return this;
    }

    /// <summary>Compiles otherwise: other options, other references, another name.</summary>
    public GeneratorSession Change(Func<CSharpCompilation, CSharpCompilation> change)
    {
        Compilation = change(Compilation);
        return this;
    }

    /// <summary>Gives the compiler the files in the opposite order.</summary>
    public GeneratorSession ReverseFiles()
    {
        SyntaxTree[] trees = [.. Compilation.SyntaxTrees.Reverse()];
        Compilation = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        return this;
    }

    private SyntaxTree Tree(string path) => Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
}
