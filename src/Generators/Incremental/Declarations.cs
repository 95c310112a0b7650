using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Incremental;

/// <summary>All that a compilation declares: its files without their bodies, what it references, how it is compiled.</summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, Declarations> s_compilations = new();

    private readonly SyntaxTree[] _files;
    private readonly Dictionary<SyntaxTree, int> _numbers = [];
    private readonly MetadataReference[] _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;

    private Declarations(Compilation compilation)
    {
        _files = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
        for (int number = 0; number < _files.Length; number++)
        {
            _numbers.Add(_files[number], number);
        }
    }

    public static Declarations Of(Compilation compilation) => s_compilations.GetValue(compilation, static of => new(of));

    /// <summary>Whether every symbol, its attributes, its constants and its documentation are the same in both.</summary>
    public bool AreSameAs(Declarations other, CancellationToken cancellationToken) =>
        _assemblyName == other._assemblyName
        && _options.Equals(other._options)
        && _references.SequenceEqual(other._references, ByReference<MetadataReference>.Instance)
        && _files.Length == other._files.Length
        && HasFilesOf(other, cancellationToken);

    /// <summary>Which declaration of the compilation a node is: the number of its file, and the place in it.</summary>
    public (int File, int Place) PlaceOf(SyntaxNode declaration, CancellationToken cancellationToken) =>
        (_numbers[declaration.SyntaxTree], FileDeclarations.Of(declaration.SyntaxTree, cancellationToken).PlaceOf(declaration));

    private bool HasFilesOf(Declarations other, CancellationToken cancellationToken)
    {
        for (int number = 0; number < _files.Length; number++)
        {
            if (!FileDeclarations.AreSame(_files[number], other._files[number], cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    // Some references compare by their path, behind which the file may have changed.
    private sealed class ByReference<T> : IEqualityComparer<T>
        where T : class
    {
        public static readonly ByReference<T> Instance = new();

        public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

        public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
