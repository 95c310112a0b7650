using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints the contract of the case that stands for those that are not known.</summary>
internal static class UnknownCaseEmitter
{
    public static void Write(SourceWriter writer, string typeName)
    {
        string contract = KnownTypes.JsonCodec.Of(typeName);
        string reader = KnownTypes.EventJsonReader.Global;
        string cases = KnownTypes.UnionCases.Global;
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(GeneratedFile.Attribute)
            .Line($"[{KnownTypes.JsonIgnoreAttribute.GlobalAttribute}]")
            .Line("public override string EventType => Type;")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(GeneratedFile.Attribute)
            .Line(GeneratedFile.Hidden)
            .Line($"protected override void WriteJson(ref {KnownTypes.EventJsonWriter.Global} writer) => {cases}.WriteUnknown(ref writer, Type, Data);")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static void {contract}.Write(ref {KnownTypes.EventJsonWriter.Global} writer, {typeName} value) => value.WriteJson(ref writer);")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static {typeName} {contract}.Read(ref {reader} reader) => new {typeName}({cases}.NameOf(reader.Discriminator()), reader.ReadElement());")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static {KnownTypes.TypeShape.Global} {contract}.Shape => {KnownTypes.ScalarShape.Global}.Of({KnownTypes.ScalarKind.Global}.Any);");
    }
}
