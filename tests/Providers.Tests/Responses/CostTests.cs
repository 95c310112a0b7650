using System.Text;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.OpenAI.Responses;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>The deltas that an answer consists of cost their text and nothing else.</summary>
public sealed class CostTests
{
    private const int Count = 10_000;

    [Theory]
    [InlineData("""{"type":"response.output_text.delta","sequence_number":7,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"abcd","logprobs":[],"obfuscation":"xY7"}""")]
    [InlineData("""{"type":"response.function_call_arguments.delta","sequence_number":7,"item_id":"fc_1","output_index":0,"delta":"abcd","obfuscation":"zz"}""")]
    [InlineData("""{"type":"response.reasoning_summary_text.delta","sequence_number":7,"item_id":"rs_1","output_index":0,"summary_index":0,"delta":"abcd"}""")]
    [InlineData("""{"delta":"abcd","obfuscation":"xY7","output_index":0,"content_index":0,"item_id":"msg_1","type":"response.output_text.delta"}""")]
    [InlineData("""{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"ab\nd"}""")]
    public void A_delta_allocates_its_text_and_nothing_else(string data)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(data);
        var decoder = new ResponsesDecoder(WireOrigin.Of("OpenAI"));
        var deltas = new List<ModelDelta>(4);
        decoder.Read("""{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"1","name":"f"}}"""u8, deltas);
        Read(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(Count);
        long perDelta = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;

        Assert.Equal(32, perDelta);

        void Read(int count)
        {
            for (int number = 0; number < count; number++)
            {
                deltas.Clear();
                decoder.Read(utf8, deltas);
                if (deltas.Count != 1)
                {
                    throw new InvalidOperationException("One delta was expected.");
                }
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"response.output_text.delta","sequence_number":1,"item_id":"m","output_index":0,"content_index":0,"delta":"a" x}""")]
    [InlineData("""{"type":"response.output_text.delta","sequence_number":01,"item_id":"m","output_index":0,"content_index":0,"delta":"a"}""")]
    [InlineData("""{"type":"response.output_text.delta","sequence_number":1,"item_id":"m","output_index":0,"content_index":0,"delta":"a","obfuscation":"}""")]
    [InlineData("""{"type":"response.output_text.delta","sequence_number":1,"item_id":"m","output_index":0,"content_index":0,"delta":"a"}}""")]
    [InlineData("{\"type\":\"response.output_text.delta\",\"sequence_number\":1,\"item_id\":\"m\",\"output_index\":0,\"content_index\":0,\"delta\":\"a\nb\"}")]
    [InlineData("""["response.output_text.delta"]""")]
    public void What_is_no_JSON_is_an_error_on_the_fast_way_too(string data)
    {
        var decoder = new ResponsesDecoder(WireOrigin.Of("OpenAI"));
        List<ModelDelta> deltas = [];

        Exception? problem = Record.Exception(() => decoder.Read(Encoding.UTF8.GetBytes(data), deltas));

        Assert.True(problem is System.Text.Json.JsonException or InvalidOperationException, $"{problem}");
        Assert.Empty(deltas);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error()
    {
        byte[] data = [.. """{"type":"response.output_text.delta","sequence_number":1,"item_id":"m","output_index":0,"content_index":0,"delta":"a"""u8, 0xff, .. "\"}"u8];

        Assert.ThrowsAny<InvalidOperationException>(() => new ResponsesDecoder(WireOrigin.Of("OpenAI")).Read(data, []));
    }
}
