using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the assembly's manifest.</summary>
internal static class ManifestEmitter
{
    private const string HintName = "GenFlow.Manifest.g.cs";

    public static void Emit(SourceProductionContext output, EquatableArray<ManifestEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin().Line();
        foreach (ManifestEntry entry in entries)
        {
            string name = CSharpText.Literal(entry.TypeName);
            writer.Line(entry.EventType is null
                ? $"[assembly: {KnownTypes.WorkflowManifestAttribute.GlobalAttribute}({name})]"
                : $"[assembly: {KnownTypes.EventManifestAttribute.GlobalAttribute}({name}, {CSharpText.Literal(entry.EventType)})]");
        }

        output.AddSource(HintName, GeneratedFile.End(writer));
    }
}
