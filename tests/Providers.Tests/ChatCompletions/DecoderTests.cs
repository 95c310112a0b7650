using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.ChatCompletions;

public sealed class DecoderTests
{
    private const string Stop = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("[DONE]")]
    [InlineData(" [DONE] ")]
    public void The_answer_ends_with_its_last_line(string last)
    {
        var decoder = new ChatCompletionsDecoder(WireOrigin.Of("Local"));

        Assert.True(decoder.Read("""{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}"""u8, []));
        Assert.False(decoder.Read(System.Text.Encoding.UTF8.GetBytes(last), []));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[[]]")]
    public void An_event_that_is_no_object_is_a_response_error(string data) => Assert.Throws<ModelResponseException>(() => ChatWire.Decode(data));

    [Theory]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"choices":[{"delta":{"content":"a}}]}""")]
    [InlineData("""{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"a" "b"}}]}}]}""")]
    public void An_event_that_is_no_JSON_is_an_error(string data) => Assert.ThrowsAny<JsonException>(() => ChatWire.Decode(data));

    [Theory]
    [InlineData("""{"choices":{"index":0}}""")]
    [InlineData("""{"choices":[null,1,"a",[]]}""")]
    [InlineData("""{"choices":[{"index":"0","delta":null,"finish_reason":1}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":[]}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":1,"reasoning":{},"refusal":[],"tool_calls":{},"function_call":"x","annotations":7,"extra_content":"x","reasoning_details":[1,[]]}}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"tool_calls":[null,1,{},{"index":-1,"id":3,"function":[]},{"index":1e40,"function":{"name":null,"arguments":null}}]}}]}""")]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":[1,{"type":"image"},{"text":{}},{"thinking":[1]}],"annotations":[1,{"url_citation":{"url":""}},{"type":"x"}]}}]}""")]
    [InlineData("""{"id":1,"model":{},"usage":[],"error":false,"object":7,"choices":[]}""")]
    public void Members_of_the_wrong_kind_change_nothing(string data) =>
        Assert.Equal(["Stop EndOfTurn 'stop'"], ChatWire.Decode(data, Stop));

    [Fact]
    public void A_fragment_goes_to_the_call_that_has_its_index_now() =>
        Assert.Equal(
            ["ActionStart 0 'f' a", "ActionFragment 0 '{' ", "ActionFragment 0 '}' ", "ActionStart 1 'f' b", "ActionFragment 1 '{' ", "ActionFragment 1 '}' ", "BlockEnd 0 '' ", "BlockEnd 1 '' ", "Stop Actions 'stop'"],
            ChatWire.Decode(Call("a", "f", "{"), Fragment("}"), Call("b", "f", "{"), Fragment("}"), Stop));

    [Fact]
    public void The_same_call_said_again_behind_its_end_is_no_other_one() =>
        Assert.Equal(
            ["ActionStart 0 'f' a", "ActionFragment 0 '{}' ", "BlockEnd 0 '' ", "Stop Actions 'stop'"],
            ChatWire.Decode(Call("a", "f", "{}"), Call("a", "f", ""), Stop));

    [Theory]
    [InlineData("eos", StopReason.EndOfTurn)]
    [InlineData("model_length", StopReason.ContextLimit)]
    [InlineData("abort", StopReason.Unknown)]
    public void Other_words_for_the_end_are_kept(string word, StopReason reason) =>
        Assert.Equal($"Stop {reason} '{word}'", ChatWire.Decode($$"""{"choices":[{"delta":{"content":"a"},"finish_reason":"{{word}}"}]}""")[^1]);

    [Fact]
    public void An_empty_reason_is_none() =>
        Assert.Equal(["Text 0 'a' "], ChatWire.Decode("""{"choices":[{"delta":{"content":"a"},"finish_reason":""}]}""", "[DONE]"));

    [Fact]
    public void Text_that_is_no_UTF8_is_an_error_also_where_the_last_chunk_was_alike()
    {
        var decoder = new ChatCompletionsDecoder(WireOrigin.Of("Local"));
        byte[] chunk = """{"choices":[{"delta":{"content":"ab"}}]}"""u8.ToArray();
        decoder.Read(chunk, []);
        chunk[Array.IndexOf(chunk, (byte)'b')] = 0xFF;

        Assert.Throws<InvalidOperationException>(() => decoder.Read(chunk, []));
    }

    public static TheoryData<string, Func<int, string>> Endless => new()
    {
        { "calls", static number => Call($"k{number}", "f", "{}") },
        { "letters", static number => "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"" + (char)('a' + (number % 26)) + "\"}]}}]}" },
        { "reasoning_details", static _ => "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\"}]}}]}" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void What_never_ends_is_an_error_before_it_fills_the_memory(string what, Func<int, string> chunk)
    {
        ModelResponseException endless = Assert.Throws<ModelResponseException>(() => ChatWire.Decode([.. Enumerable.Range(0, 10_100).Select(chunk)]));

        Assert.Contains(what, endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_place_of_an_answer_is_asked_again()
    {
        byte[] busy = "data: {\"id\":\"gen-1\",\"model\":\"m\",\"error\":{\"code\":503,\"message\":\"busy\"},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n"u8.ToArray();
        CannedHandler handler = CannedHandler.Of(busy, Fixture.Read("chat/openai-length.sse"));
        using HttpClient http = handler.ToClient();
        using var client = new ChatCompletionsClient(new ChatCompletionsOptions { Server = ChatWire.Server, HttpClient = http, MaxRetries = 1, RetryDelay = TimeSpan.Zero });

        Assert.Contains("Text 0 'Once upon' ", await DeltaText.LinesAsync(client));
        Assert.Equal(2, handler.Bodies.Count);
    }

    [Fact]
    public void Chunks_that_are_alike_mean_what_each_would_mean_alone()
    {
        var random = new Random(20_251);
        for (int round = 0; round < 300; round++)
        {
            string[] chunks = [.. Enumerable.Range(0, 40).Select(_ => RandomChunk(random)), Stop];

            // A member in front that is another each time leaves no two chunks alike.
            string[] apart = [.. chunks.Select(static (chunk, number) => $"{{\"n\":{number},{chunk[1..]}")];

            Assert.Equal(ChatWire.Decode(apart), ChatWire.Decode(chunks));
        }
    }

    private static string RandomChunk(Random random)
    {
        string text = JsonSerializer.Serialize(random.Next(8) switch { 0 => "", 1 => "\"", 2 => "\\", 3 => "é🐝", 4 => "\n", 5 => "}", _ => $"w{random.Next(100)}" });
        int index = random.Next(2);
        return random.Next(9) switch
        {
            0 or 1 or 2 => $$$$$$"""{"choices":[{"index":0,"delta":{"content":{{{{{{text}}}}}}}}]}""",
            3 => $$$$$$"""{"choices":[{"index":0,"delta":{"content":"","reasoning":{{{{{{text}}}}}}}}]}""",
            4 => $$$$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{{{{index}}}}}},"id":"k{{{{{{random.Next(3)}}}}}}","function":{"name":"f","arguments":{{{{{{text}}}}}}}}]}}]}""",
            5 => $$$$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"function":{"arguments":{{{{{{text}}}}}}}}]}}]}""",
            6 => $$$$$$"""{"choices":[{"index":{{{{{{index}}}}}},"delta":{"content":{{{{{{text}}}}}}}}]}""",
            _ => $$$$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{{{{index}}}}}},"function":{"arguments":{{{{{{text}}}}}}}}]}}]}""",
        };
    }

    private static string Call(string id, string name, string arguments) =>
        $$$$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"{{{{{{id}}}}}}","function":{"name":"{{{{{{name}}}}}}","arguments":"{{{{{{arguments}}}}}}"}}]}}]}""";

    private static string Fragment(string arguments) =>
        $$$$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{{{{{{arguments}}}}}}"}}]}}]}""";
}
