using System.Buffers;
using System.Text;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Events as they are stored and sent.</summary>
internal static class EventJson
{
    /// <summary>Each event, read again from its JSON, is of its type and is written the same.</summary>
    public static void Check(IEnumerable<AgentEvent> events) => Assert.All(events, static ev =>
    {
        string json = Written(ev);
        AgentEvent read = GenFlowJson.Read<AgentEvent>(Encoding.UTF8.GetBytes(json));
        Assert.Equal((ev.GetType(), json), (read.GetType(), Written(read)));
        Assert.Equal(ev.Origin, read.Origin);
    });

    public static string Written(AgentEvent ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
