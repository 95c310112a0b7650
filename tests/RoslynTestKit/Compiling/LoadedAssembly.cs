using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace GenFlow.RoslynTestKit;

/// <summary>A compilation, emitted and loaded beside the test; unloaded with it.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
    }

    public Assembly Assembly { get; }

    /// <summary>Loads the compilation and those that it references, in this order: dependencies first.</summary>
    public static LoadedAssembly Load(Compilation compilation, params Compilation[] dependencies)
    {
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        foreach (Compilation dependency in dependencies)
        {
            Emit(context, dependency);
        }

        return new(context, Emit(context, compilation));
    }

    /// <summary>The type of the metadata name.</summary>
    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    public void Dispose() => _context.Unload();

    private static Assembly Emit(AssemblyLoadContext context, Compilation compilation)
    {
        using var stream = new MemoryStream();
        EmitResult result = compilation.Emit(stream);
        if (!result.Success)
        {
            throw new VerificationException(string.Join("\n", result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        }

        stream.Position = 0;
        return context.LoadFromStream(stream);
    }
}
