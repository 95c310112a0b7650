using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the other part of a record and of its cases.</summary>
internal static class EventEmitter
{
    public static void Emit(SourceProductionContext output, EventModel? model)
    {
        if (model is null || !model.Declarations.Any(HasContent))
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin();
        foreach (EventDeclaration declaration in model.Declarations.Where(HasContent))
        {
            writer.Line();
            Write(writer, declaration);
        }

        output.AddSource(model.HintName, GeneratedFile.End(writer));
    }

    private static bool HasContent(EventDeclaration declaration) => declaration.Base is not null || declaration.GetsEventType;

    private static void Write(SourceWriter writer, EventDeclaration declaration)
    {
        string[] bases = declaration.Base is null ? [] : [declaration.Base];
        writer.OpenType(declaration.Declaration, bases);
        if (declaration.GetsEventType)
        {
            // System.Text.Json does not look at the attribute of the property that is overridden.
            writer
                .Line("/// <inheritdoc/>")
                .Line(GeneratedFile.Attribute)
                .Line($"[{KnownTypes.JsonIgnoreAttribute.GlobalAttribute}]")
                .Line($"public override string EventType => {CSharpText.Literal(declaration.EventType!)};");
        }

        writer.CloseType(declaration.Declaration);
    }
}
