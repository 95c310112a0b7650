using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints how values of an enum are written and read: as names, and as numbers where they have none.</summary>
internal static class EnumCodecEmitter
{
    public static void Write(SourceWriter writer, EnumModel model)
    {
        EnumName[] written = [.. model.Names.Where(static name => name.IsFirst)];
        writer.Open($"public static void Write(ref {KnownTypes.EventJsonWriter.Global} writer, {model.TypeName} value)");
        if (written.Length > 0)
        {
            writer.Open("switch (value)");
            foreach (EnumName name in written)
            {
                writer
                    .Line($"case {name.Constant}:")
                    .Indent()
                    .Line($"writer.WriteRaw({JsonText.Utf8(JsonNames.Quoted(name.Name))});")
                    .Line("return;")
                    .Outdent();
            }

            writer.Close();
        }

        if (model.IsFlags)
        {
            EnumName[] parts = [.. written.Where(static name => name.Value != 0).OrderBy(static name => name.Value)];
            string values = string.Join(", ", parts.Select(static part => part.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) + "UL"));
            string names = string.Join(", ", parts.Select(static part => CSharpText.Literal(part.Name)));
            writer
                .Open($"if ({KnownTypes.FlagNames.Global}.TryWrite(ref writer, unchecked((ulong)value), [{values}], [{names}]))")
                .Line("return;")
                .Close();
        }

        writer
            .Line($"{model.NumberCodec}.Write(ref writer, ({model.NumberType})value);")
            .Close()
            .Line();
        WriteRead(writer, model);
    }

    private static void WriteRead(SourceWriter writer, EnumModel model)
    {
        writer
            .Open($"public static {model.TypeName} Read(ref {KnownTypes.EventJsonReader.Global} reader)")
            .Open("if (!reader.IsText)")
            .Line($"return ({model.TypeName}){model.NumberCodec}.Read(ref reader);")
            .Close()
            .Line()
            .Line($"{KnownTypes.ReadOnlySpan.Of("byte")} text = reader.ReadUtf8String();");
        if (model.IsFlags)
        {
            writer
                .Line($"{model.TypeName} value = default;")
                .Open($"while ({KnownTypes.FlagNames.Global}.Next(ref text, out {KnownTypes.ReadOnlySpan.Of("byte")} name))")
                .Line("value |= Named(ref reader, name);")
                .Close()
                .Line()
                .Line("return value;");
        }
        else
        {
            writer.Line("return Named(ref reader, text);");
        }

        writer.Close().Line().Open($"private static {model.TypeName} Named(ref {KnownTypes.EventJsonReader.Global} reader, scoped {KnownTypes.ReadOnlySpan.Of("byte")} name)");
        foreach (EnumName name in model.Names)
        {
            writer
                .Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {JsonText.Utf8(name.Name)}))")
                .Line($"return {name.Constant};")
                .Close();
        }

        writer
            .Line($"reader.FailName({CSharpText.Literal(model.Name)}, name);")
            .Line("return default;")
            .Close();
    }
}
