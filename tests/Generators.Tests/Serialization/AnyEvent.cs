using System.Buffers;
using System.Reflection;
using System.Text;
using GenFlow.Serialization;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Reads and writes events of types that the test has compiled.</summary>
internal static class AnyEvent
{
    private static readonly MethodInfo s_read = typeof(AnyEvent).GetMethod(nameof(ReadAs), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Event Read(Type type, string json) => s_read.MakeGenericMethod(type).CreateDelegate<Func<string, Event>>()(json);

    public static string Write(Event ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static Event ReadAs<T>(string json)
        where T : Event, IJsonCodec<T> =>
        GenFlowJson.Read<T>(Encoding.UTF8.GetBytes(json));
}
