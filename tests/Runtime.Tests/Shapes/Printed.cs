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

    public static bool Allows(TypeShape shape, string instance) => SchemaValidator.Parse(Schema(shape)).Validate(instance).Count == 0;
}
