using System.Reflection;
using System.Text;
using GenFlow.Serialization;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Reads events of types that the test has compiled.</summary>
internal static class AnyEvent
{
    private static readonly MethodInfo s_read = typeof(AnyEvent).GetMethod(nameof(ReadAs), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Event Read(Type type, string json) => s_read.MakeGenericMethod(type).CreateDelegate<Func<string, Event>>()(json);

    private static Event ReadAs<T>(string json)
        where T : Event, IJsonCodec<T> =>
        GenFlowJson.Read<T>(Encoding.UTF8.GetBytes(json));
}
