using System.Text;
using GenFlow.Anthropic.Decoding;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class DecoderTests
{
    [Theory]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}     }  """)]
    [InlineData("""{"delta":{"text":"Hello","type":"text_delta"},"index":0,"type":"content_block_delta"}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"He\u006clo"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"},"more":1}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello","more":1}}""")]
    [InlineData("""{"type":"content_block_delta","delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("""{"type":"content_block_delta","index":null,"delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("""{"type":"content_block_delta","index":99999999999999999999,"delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"index":0,"delta":{"type":"text_delta","text":"Hello"}}""")]
    public void A_text_delta_in_any_form_is_text(string json) => Assert.Equal(["Text 0 'Hello' "], AfterText(json));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}} x""")]
    [InlineData("""{"type":"content_block_delta","index":00,"delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("""{"type":"content_block_delta","index":,"delta":{"type":"text_delta","text":"Hello"}}""")]
    [InlineData("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\tlo\"}}")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel\xlo"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel""")]
    public void What_is_no_JSON_object_is_an_error(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => AfterText(json));

    [Theory]
    [InlineData("\"text\":\"", "\"}}")]
    [InlineData("\"more\":1,\"text\":\"", "\"}}")]
    public void Bytes_that_are_no_UTF8_are_an_error(string before, string after)
    {
        byte[] data = [.. Encoding.UTF8.GetBytes("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta",""" + before), 0xC3, 0x28, .. Encoding.UTF8.GetBytes(after)];

        Assert.Throws<InvalidOperationException>(() => new AnthropicDecoder(WireOrigin.Of("Anthropic")).Read(data, []));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":17}""")]
    [InlineData("""{"type":{"type":"message_stop"}}""")]
    [InlineData("""{"type":"content_block_delta"}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":[]}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":null}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{"text":"x"}}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":""}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"not in a text"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{}"}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":7}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":["text_delta"],"text":"x"}}""")]
    [InlineData("""{"type":"content_block_stop","index":5}""")]
    [InlineData("""{"type":"message_delta"}""")]
    [InlineData("""{"type":"message_delta","delta":{"stop_reason":null},"usage":null}""")]
    [InlineData("""{"type":"message_delta","delta":{"stop_reason":3},"usage":{"output_tokens":"many","input_tokens":1e99,"cache_read_input_tokens":-4}}""")]
    [InlineData("""{"type":"ping","error":{"type":"none"}}""")]
    public void Missing_and_absurd_members_change_nothing(string json) => Assert.Empty(AfterText(json));

    [Fact]
    public void Greatest_counts_stay_the_greatest()
    {
        string json = $$$"""{"type":"message_delta","usage":{"input_tokens":{{{long.MaxValue}}},"cache_read_input_tokens":{{{long.MaxValue}}},"output_tokens":2}}""";

        Assert.Equal([new Usage(long.MaxValue, 2, long.MaxValue).ToString()], AfterText(json));
    }

    [Theory]
    [InlineData("rate_limit_error", typeof(ModelRateLimitException))]
    [InlineData("api_error", typeof(ModelServerException))]
    [InlineData("invalid_request_error", typeof(ModelRequestException))]
    public void Reported_error_is_a_typed_one(string type, Type expected)
    {
        var error = Assert.IsAssignableFrom<ModelException>(Record.Exception(() => AfterText($$$"""{"type":"error","error":{"type":"{{{type}}}","message":"So it is"}}""")));

        Assert.IsType(expected, error);
        Assert.Contains("So it is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_of_a_server_in_between_needs_no_type() =>
        Assert.Throws<ModelOverloadedException>(() => AfterText("""{"error":{"type":"overloaded_error","message":"Busy"}}"""));

    [Fact]
    public void Arguments_without_a_call_are_an_error() =>
        Assert.Throws<ModelResponseException>(() => Lines("""{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{}"}}"""));

    [Fact]
    public void Number_of_a_block_used_again_is_another_block() =>
        Assert.Equal(
            ["Text 0 'a' ", "BlockEnd 0 '' ", "ActionStart 1 'x' t", "BlockEnd 1 '' "],
            Lines(
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"a"}}""",
                """{"type":"content_block_stop","index":0}""",
                """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"x"}}""",
                """{"type":"content_block_stop","index":0}"""));

    [Fact]
    public void Message_that_stops_without_a_reason_has_an_unknown_one() => Assert.Equal(["Stop Unknown ''"], AfterText(Claude.End));

    [Fact]
    public void Stop_is_told_once() => Assert.Single(AfterText(Claude.Stop, Claude.Stop, Claude.End), static line => line.StartsWith("Stop", StringComparison.Ordinal));

    [Fact]
    public void Arguments_of_a_server_tool_that_are_no_JSON_go_back_as_none() =>
        Assert.Contains(
            """{"type":"server_tool_use","id":"s","name":"web_search","input":{}}""",
            Lines(
                """{"type":"content_block_start","index":0,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"query\":"}}""",
                """{"type":"content_block_stop","index":0}""")[^1],
            StringComparison.Ordinal);

    [Theory]
    [InlineData("text_delta", "text", "plain words")]
    [InlineData("thinking_delta", "thinking", "plain words")]
    [InlineData("text_delta", "text", "你好, Zürich")]
    [InlineData("input_json_delta", "partial_json", "\\\"city\\\": \\\"")]
    public void Delta_costs_its_string_only(string type, string member, string json)
    {
        var decoder = new AnthropicDecoder(WireOrigin.Of("Anthropic"));
        string block = type switch { "text_delta" => "text", "thinking_delta" => "thinking", _ => "tool_use" };
        var deltas = new List<ModelDelta>(4);
        decoder.Read(Encoding.UTF8.GetBytes($$$"""{"type":"content_block_start","index":0,"content_block":{"type":"{{{block}}}"}}"""), deltas);
        byte[] data = Encoding.UTF8.GetBytes($$$"""{"type":"content_block_delta","index":0,"delta":{"type":"{{{type}}}","{{{member}}}":"{{{json}}}"}}""");
        for (int round = 0; round < 100; round++)
        {
            deltas.Clear();
            decoder.Read(data, deltas);
        }

        int length = deltas[0].Text.Length;
        const int Rounds = 1_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            deltas.Clear();
            decoder.Read(data, deltas);
        }

        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;

        // An object's head, a length, the letters and the zero behind them, in units of eight bytes.
        Assert.Equal((22 + (2 * length) + 7) / 8 * 8, each);
    }

    private static List<string> AfterText(params string[] events)
    {
        string[] all = ["""{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""", .. events];
        return Lines(all);
    }

    private static List<string> Lines(params string[] events)
    {
        var decoder = new AnthropicDecoder(WireOrigin.Of("Anthropic"));
        var deltas = new List<ModelDelta>();
        foreach (string json in events)
        {
            if (!decoder.Read(Encoding.UTF8.GetBytes(json), deltas))
            {
                break;
            }
        }

        return [.. deltas.Select(DeltaText.Of)];
    }
}
