using System.Buffers;
using System.Text;
using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

internal static class Printed
{
    public static string Schema(TypeShape shape)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonSchema.Write(output, shape);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static IReadOnlyList<string> Problems(TypeShape shape, string instance) => SchemaValidator.Parse(Schema(shape)).Validate(instance);

    public static bool Allows(TypeShape shape, string instance) => Problems(shape, instance).Count == 0;

    /// <summary>An event as GenFlow writes it.</summary>
    public static string Payload(Event ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
