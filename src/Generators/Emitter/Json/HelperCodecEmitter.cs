using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints the codecs of types that are no events, in one class nested in who needs them.</summary>
internal static class HelperCodecEmitter
{
    public static void Write(SourceWriter writer, EquatableArray<HelperCodec> codecs, string name = GeneratedNames.Codecs)
    {
        if (codecs.IsEmpty)
        {
            return;
        }

        writer.Line().Line(GeneratedFile.Attribute).Open($"private static class {name}");
        for (int index = 0; index < codecs.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            Write(writer, codecs[index]);
        }

        writer.Close();
    }

    private static void Write(SourceWriter writer, HelperCodec codec)
    {
        string type = codec.Object?.TypeName ?? codec.Enum!.TypeName;
        writer
            .Open($"public readonly struct {codec.Name} : {KnownTypes.JsonCodec.Of(type)}")
            .Line($"public static {KnownTypes.TypeShape.Global} Shape => {GeneratedNames.ShapeValue}.Value;")
            .Line();
        if (codec.Object is { } model)
        {
            WriteObject(writer, model);
            writer.Line();
            ShapeEmitter.Write(writer, model, isCase: false);
        }
        else
        {
            EnumCodecEmitter.Write(writer, codec.Enum!);
            writer.Line();
            ShapeEmitter.Write(writer, codec.Enum!);
        }

        writer.Close();
    }

    private static void WriteObject(SourceWriter writer, ObjectModel model)
    {
        writer.Open($"public static void Write(ref {KnownTypes.EventJsonWriter.Global} writer, {model.TypeName} value)");
        WriteWriting(writer, model);
        writer.Close().Line().Open($"public static {model.TypeName} Read(ref {KnownTypes.EventJsonReader.Global} reader)");
        ObjectReadEmitter.Write(writer, model, null);
        writer.Close();
        BoundsEmitter.WritePatterns(writer, model);
    }

    /// <summary>Prints the statements that write <c>value</c>, whatever it is.</summary>
    public static void WriteWriting(SourceWriter writer, ObjectModel model)
    {
        if (model.IsReference)
        {
            writer.Open("if (value is null)").Line("writer.WriteNull();").Line("return;").Close().Line();
        }

        if (!model.IsSealed)
        {
            // Written as its base it would lose members, and come back as its base.
            writer
                .Open($"if (value.GetType() != typeof({model.TypeName}))")
                .Line($"throw {KnownTypes.JsonCodecs.Global}.Derived(value.GetType(), typeof({model.TypeName}));")
                .Close()
                .Line();
        }

        ObjectWriteEmitter.Write(writer, model, "value", null);
    }
}
