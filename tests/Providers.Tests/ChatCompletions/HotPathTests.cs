using System.Text;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>What the usual chunk costs.</summary>
public sealed class HotPathTests
{
    // A string of eight letters.
    private const int TextBytes = 40;

    [Theory]
    [InlineData("\"delta\":{\"content\":\"eight ch\"}", "")]
    [InlineData("\"delta\":{\"reasoning_content\":\"eight ch\"}", "")]
    [InlineData("\"delta\":{\"content\":\"eight ch\"}", ",\"obfuscation\":\"a\"")]
    [InlineData("\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\"eight ch\"}", ",\"obfuscation\":\"a\"")]
    public void A_text_costs_its_string_and_nothing_else(string delta, string behind) =>
        Assert.Equal(TextBytes, AllocatedPerChunk(delta, behind));

    [Theory]
    [InlineData("")]
    [InlineData(",\"obfuscation\":\"a\"")]
    public void A_fragment_costs_its_string_twice_since_the_whole_may_go_back(string behind) =>
        Assert.InRange(AllocatedPerChunk("\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"eight ch\"}}]}", behind), TextBytes, TextBytes + 24);

    private static long AllocatedPerChunk(string delta, string behind)
    {
        const int Count = 10_000;
        var decoder = new ChatCompletionsDecoder(WireOrigin.Of("Local"));
        var deltas = new List<ModelDelta>(16);
        decoder.Read("""{"id":"x","model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"k","function":{"name":"f","arguments":"{"}}]}}]}"""u8, deltas);
        byte[][] chunks =
        [
            Encoding.UTF8.GetBytes($"{{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"index\":0,{delta},\"logprobs\":null,\"finish_reason\":null}}]{behind}}}"),
            Encoding.UTF8.GetBytes($"{{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"index\":0,{delta},\"logprobs\":null,\"finish_reason\":null}}]{behind.Replace("\"a\"", "\"bcd\"", StringComparison.Ordinal)}}}"),
        ];
        Read(decoder, chunks, deltas, 100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(decoder, chunks, deltas, Count);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
    }

    private static void Read(ChatCompletionsDecoder decoder, byte[][] chunks, List<ModelDelta> deltas, int count)
    {
        for (int index = 0; index < count; index++)
        {
            deltas.Clear();
            decoder.Read(chunks[index % 2], deltas);
            if (deltas.Count == 0)
            {
                throw new InvalidOperationException("A chunk said nothing.");
            }
        }
    }
}
