using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.RoslynTestKit;

/// <summary>Walks everything that a value holds.</summary>
public static class ObjectGraph
{
    private static readonly Type[] s_compilerTypes =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location),
        typeof(SemanticModel), typeof(AttributeData), typeof(Diagnostic), typeof(SourceText), typeof(IOperation),
    ];

    /// <summary>Throws, with the path, when the value holds an object of the compiler, which would keep a compilation alive.</summary>
    public static void AssertHoldsNoCompilerObject(object? value) =>
        Walk(value, value?.GetType().Name ?? "null", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Pointer or Type || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }

        if (s_compilerTypes.FirstOrDefault(type => type.IsInstanceOfType(value)) is { } compilerType)
        {
            throw new VerificationException($"{path} holds a {compilerType.Name}.");
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            foreach (object? item in array)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
