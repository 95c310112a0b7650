using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints how an event is written and read: its own contract.</summary>
internal static class EventJsonEmitter
{
    public static void Write(SourceWriter writer, EventDeclaration declaration)
    {
        EventJson json = declaration.Json!;
        string? type = json.IsCase ? declaration.EventType : null;
        WriteWriter(writer, declaration, json, type);
        WriteContract(writer, declaration, json, type);
        if (json.Answer is { } answer)
        {
            writer
                .Line()
                .Line("/// <inheritdoc/>")
                .Line(GeneratedFile.Attribute)
                .Line($"protected override {answer.TypeName} ReadAnswer(ref {KnownTypes.EventJsonReader.Global} reader) => {answer.Codec}.Read(ref reader);");
        }

        if (json.Object is { } model)
        {
            writer.Line();
            ShapeEmitter.Write(writer, model, json.IsCase);
        }
    }

    private static void WriteWriter(SourceWriter writer, EventDeclaration declaration, EventJson json, string? type)
    {
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(GeneratedFile.Attribute)
            .Line($"[{KnownTypes.EditorBrowsableAttribute.GlobalAttribute}({KnownTypes.EditorBrowsableState.Global}.Never)]")
            .Open($"protected override void WriteJson(ref {KnownTypes.EventJsonWriter.Global} writer)");
        if (json.Object is not { } model)
        {
            writer.Line(Refusal(declaration, json));
        }
        else
        {
            if (!json.IsSealed)
            {
                // A record that derives from this one and has no part of its own would be written without its members.
                writer
                    .Open($"if (GetType() != typeof({json.TypeName}))")
                    .Line($"throw {KnownTypes.JsonCodecs.Global}.NoSerializer(GetType());")
                    .Close()
                    .Line();
            }

            ObjectWriteEmitter.Write(writer, model, "this", type);
        }

        writer.Close();
    }

    private static void WriteContract(SourceWriter writer, EventDeclaration declaration, EventJson json, string? type)
    {
        string contract = KnownTypes.JsonCodec.Of(json.TypeName);
        writer
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"static void {contract}.Write(ref {KnownTypes.EventJsonWriter.Global} writer, {json.TypeName} value)");
        if (!json.IsSealed)
        {
            // It would be read back without its own members.
            writer
                .Open($"if (value.GetType() != typeof({json.TypeName}))")
                .Line($"throw {KnownTypes.JsonCodecs.Global}.Derived(value.GetType(), typeof({json.TypeName}));")
                .Close()
                .Line();
        }

        writer
            .Line("value.WriteJson(ref writer);")
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"static {json.TypeName} {contract}.Read(ref {KnownTypes.EventJsonReader.Global} reader)");
        if (json.Object is { } model)
        {
            ObjectReadEmitter.Write(writer, model, type);
        }
        else
        {
            writer.Line(Refusal(declaration, json));
        }

        writer
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static {KnownTypes.TypeShape.Global} {contract}.Shape => {(json.Object is null ? Refusal(declaration, json).TrimEnd(';') : GeneratedNames.ShapeValue + ".Value")};");
    }

    private static string Refusal(EventDeclaration declaration, EventJson json) =>
        $"throw new {KnownTypes.NotSupportedException.Global}({CSharpText.Literal($"The event '{declaration.EventType}' cannot be JSON: {json.Problem}. Mark the member [JsonIgnore], or give it a type that docs/wire-format.md lists.")});";
}
