using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the namespace and the types around generated members.</summary>
internal static class TypeDeclarationWriter
{
    /// <summary>Opens the namespace and the types, the last of them with these bases.</summary>
    public static void OpenType(this SourceWriter writer, TypeDeclarationModel declaration, IEnumerable<string> bases) =>
        OpenType(writer, declaration, bases, []);

    /// <summary>Opens the namespace and the types, the last of them with these bases and attributes.</summary>
    public static void OpenType(this SourceWriter writer, TypeDeclarationModel declaration, IEnumerable<string> bases, IEnumerable<string> attributes)
    {
        if (declaration.Namespace.Length > 0)
        {
            writer.Open("namespace " + declaration.Namespace);
        }

        string list = string.Join(", ", bases);
        for (int index = 0; index < declaration.Types.Count; index++)
        {
            TypeHeader header = declaration.Types[index];
            bool isLast = index == declaration.Types.Count - 1;
            foreach (string attribute in attributes.Where(_ => isLast))
            {
                writer.Line(attribute);
            }

            writer.Open($"partial {header.Keyword} {header.Name}{(isLast && list.Length > 0 ? " : " + list : "")}");
        }
    }

    /// <summary>Closes what <see cref="OpenType"/> opened.</summary>
    public static void CloseType(this SourceWriter writer, TypeDeclarationModel declaration)
    {
        int depth = declaration.Types.Count + (declaration.Namespace.Length > 0 ? 1 : 0);
        for (; depth > 0; depth--)
        {
            writer.Close();
        }
    }
}
