using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the other part of a type that models answer with.</summary>
internal static class OutputEmitter
{
    public static void Emit(SourceProductionContext output, OutputModel? model)
    {
        if (model is null)
        {
            return;
        }

        string contract = KnownTypes.StructuredOutput.Of(model.TypeName);
        SourceWriter writer = GeneratedFile.Begin().Line();
        writer.OpenType(model.Declaration, [contract]);
        writer
            .Line(GeneratedFile.Attribute)
            .Line($"static string {contract}.OutputName => {CSharpText.Literal(model.Name)};")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static object {contract}.CreatePartial({KnownTypes.PartialJson.Global} json) => new {GeneratedNames.Partial}(json);");
        if (!model.HasContract)
        {
            WriteContract(writer, model);
        }

        writer.Line();
        PartialEmitter.Write(writer, model.Partials);
        HelperCodecEmitter.Write(writer, model.Codecs, GeneratedNames.OutputCodecs);
        writer.CloseType(model.Declaration);
        output.AddSource(model.HintName, GeneratedFile.End(writer));
    }

    private static void WriteContract(SourceWriter writer, OutputModel model)
    {
        string contract = KnownTypes.JsonCodec.Of(model.TypeName);
        writer.Line().Line(GeneratedFile.Attribute).Open($"static void {contract}.Write(ref {KnownTypes.EventJsonWriter.Global} writer, {model.TypeName} value)");
        if (model.Object is { } written)
        {
            HelperCodecEmitter.WriteWriting(writer, written);
        }
        else
        {
            writer.Line(Refusal(model) + ";");
        }

        writer
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"static {model.TypeName} {contract}.Read(ref {KnownTypes.EventJsonReader.Global} reader)");
        if (model.Object is { } read)
        {
            ObjectReadEmitter.Write(writer, read, null);
        }
        else
        {
            writer.Line(Refusal(model) + ";");
        }

        writer
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static {KnownTypes.TypeShape.Global} {contract}.Shape => {(model.Object is null ? Refusal(model) : GeneratedNames.ShapeValue + ".Value")};");
        if (model.Object is { } shown)
        {
            writer.Line();
            ShapeEmitter.Write(writer, shown, isCase: false);
            BoundsEmitter.WritePatterns(writer, shown);
        }
    }

    private static string Refusal(OutputModel model) =>
        $"throw new {KnownTypes.NotSupportedException.Global}({CSharpText.Literal($"No answer can be a '{model.Name}': {model.Problem}. Mark the member [JsonIgnore], or give it a type that docs/wire-format.md lists.")})";
}
