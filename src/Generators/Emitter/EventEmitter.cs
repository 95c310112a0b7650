using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the other part of a record and of its cases.</summary>
internal static class EventEmitter
{
    public static void Emit(SourceProductionContext output, EventModel? model)
    {
        if (model is null)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin();
        for (int index = 0; index < model.Declarations.Count; index++)
        {
            EventDeclaration declaration = model.Declarations[index];
            EquatableArray<HelperCodec> codecs = index == 0 ? model.Codecs : default;
            if (declaration.Base is not null || declaration.GetsEventType || declaration.Json is not null || !codecs.IsEmpty)
            {
                writer.Line();
                Write(writer, declaration, codecs);
            }
        }

        output.AddSource(model.HintName, GeneratedFile.End(writer));
    }

    private static void Write(SourceWriter writer, EventDeclaration declaration, EquatableArray<HelperCodec> codecs)
    {
        writer.OpenType(declaration.Declaration, Bases(declaration));
        if (declaration.GetsEventType)
        {
            // System.Text.Json does not look at the attribute of the property that is overridden.
            writer
                .Line("/// <inheritdoc/>")
                .Line(GeneratedFile.Attribute)
                .Line($"[{KnownTypes.JsonIgnoreAttribute.GlobalAttribute}]")
                .Line($"public override string EventType => {CSharpText.Literal(declaration.EventType!)};");
        }

        if (declaration.Json is not null)
        {
            EventJsonEmitter.Write(writer, declaration);
        }

        HelperCodecEmitter.Write(writer, codecs);
        writer.CloseType(declaration.Declaration);
    }

    private static IEnumerable<string> Bases(EventDeclaration declaration)
    {
        if (declaration.Base is not null)
        {
            yield return declaration.Base;
        }

        if (declaration.Json is { } json)
        {
            yield return KnownTypes.JsonCodec.Of(json.TypeName);
        }
    }
}
