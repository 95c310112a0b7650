using System.Text;
using GenFlow.Models;
using GenFlow.Providers.Tests.Anthropic;
using GenFlow.Providers.Tests.ChatCompletions;
using GenFlow.Providers.Tests.Responses;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>Characters beyond the first 65,536, which some servers cut between their two halves and escape.</summary>
public sealed class HalfCharacterTests
{
    private const string High = "\\ud83d";
    private const string Low = "\\uDE00";

    public static TheoryData<string, ModelDeltaKind> All
    {
        get
        {
            var all = new TheoryData<string, ModelDeltaKind>();
            foreach (string wire in (string[])["anthropic", "responses", "chat"])
            {
                all.Add(wire, ModelDeltaKind.Text);
                all.Add(wire, ModelDeltaKind.Thought);
                all.Add(wire, ModelDeltaKind.ActionFragment);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Halves_in_two_pieces_are_joined(string wire, ModelDeltaKind kind) =>
        Assert.Equal("a😀b😀😀", await SaidAsync(wire, kind, "a" + High, Low + "b" + High, Low + High + Low));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Halves_in_pieces_without_anything_else_are_joined(string wire, ModelDeltaKind kind) =>
        Assert.Equal("a😀", await SaidAsync(wire, kind, "a", High, Low));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Half_for_good_is_the_replacement_character(string wire, ModelDeltaKind kind)
    {
        Assert.Equal("a\uFFFDb", await SaidAsync(wire, kind, "a" + High, "b"));
        Assert.Equal("a\uFFFDb", await SaidAsync(wire, kind, "a", Low + "b"));
        Assert.Equal("a\uFFFD\uFFFD😀", await SaidAsync(wire, kind, "a" + High, High, High + Low));
        Assert.Equal("a\uFFFDb\uFFFD", await SaidAsync(wire, kind, "a" + High + "b" + Low));
        Assert.Equal("a\uFFFD", await SaidAsync(wire, kind, "a" + High));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Other_escapes_beside_a_half_are_what_they_are(string wire, ModelDeltaKind kind) =>
        Assert.Equal("é\n\t\b\f\r/ü\\ud83d😀\uFFFDß", await SaidAsync(wire, kind, """é\n\t\b\f\r\/\u00FC\\ud83d\ud83d\ude00\ud83d""", "ß"));

    [Fact]
    public async Task Half_that_an_answer_is_cut_behind_is_told()
    {
        byte[] cut = Encoding.UTF8.GetBytes("""data: {"id":"c","choices":[{"index":0,"delta":{"content":"a\ud83d"}}]}""" + "\n\n");

        Assert.Equal(
            ["Text 0 'a' ", "Text 0 '\uFFFD' ", "! ModelConnectionException"],
            (await DeltaText.LinesAsync(ChatWire.Client(cut))).Skip(1));
    }

    [Fact]
    public async Task Halves_of_two_calls_do_not_meet()
    {
        byte[] answer = Chat(
            """{"tool_calls":[{"index":0,"id":"c1","function":{"name":"one","arguments":"\ud83d"}}]}""",
            """{"tool_calls":[{"index":1,"id":"c2","function":{"name":"two","arguments":"\ude00"}}]}""",
            """{"tool_calls":[{"index":0,"function":{"arguments":"\ude00"}}]}""");
        var said = new Dictionary<int, string>();
        await foreach (ModelDelta delta in ChatWire.Client(answer).StreamAsync([new(ChatRole.User, "Hi")], new()))
        {
            if (delta.Kind == ModelDeltaKind.ActionFragment)
            {
                said[delta.Index] = said.GetValueOrDefault(delta.Index, "") + delta.Text;
            }
        }

        Assert.Equal(["😀", "\uFFFD"], said.OrderBy(static one => one.Key).Select(static one => one.Value));
    }

    [Fact]
    public async Task Letters_that_are_no_UTF8_are_still_an_error()
    {
        byte[] answer = [.. "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d"u8, 0xFF, .. "\"}}]}\n\n"u8];

        Assert.Equal("! ModelResponseException", (await DeltaText.LinesAsync(ChatWire.Client(answer)))[^1]);
    }

    private static async Task<string> SaidAsync(string wire, ModelDeltaKind kind, params string[] pieces)
    {
        IModelStream stream = wire switch
        {
            "anthropic" => Claude.Answering(Anthropic(kind, pieces)),
            "responses" => ResponsesRun.Client(CannedHandler.Of(Responses(kind, pieces))),
            _ => ChatWire.Client(Chat([.. pieces.Select(piece => kind switch
            {
                ModelDeltaKind.Text => $$"""{"content":"{{piece}}"}""",
                ModelDeltaKind.Thought => $$"""{"reasoning_content":"{{piece}}"}""",
                _ => $$$"""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"one","arguments":"{{{piece}}}"}}]}""",
            })])),
        };
        var said = new StringBuilder();
        bool isOver = false;
        await foreach (ModelDelta delta in stream.StreamAsync([new(ChatRole.User, "Hi")], new()))
        {
            if (delta.Kind == kind)
            {
                Assert.False(isOver, "Text behind its block's end.");
                Assert.DoesNotContain(delta.Text, static unit => !Rune.TryCreate(unit, out _) && !char.IsSurrogate(unit));
                said.Append(delta.Text);
            }

            isOver |= delta.Kind is ModelDeltaKind.BlockEnd or ModelDeltaKind.Stop;
        }

        return said.ToString();
    }

    private static byte[] Anthropic(ModelDeltaKind kind, string[] pieces)
    {
        (string start, string type, string member) = kind switch
        {
            ModelDeltaKind.Text => ("""{"type":"text","text":""}""", "text_delta", "text"),
            ModelDeltaKind.Thought => ("""{"type":"thinking","thinking":"","signature":""}""", "thinking_delta", "thinking"),
            _ => ("""{"type":"tool_use","id":"t1","name":"one","input":{}}""", "input_json_delta", "partial_json"),
        };
        return Claude.Sse([
            Claude.Start,
            $$"""{"type":"content_block_start","index":0,"content_block":{{start}} }""",
            .. pieces.Select((piece, number) => number % 2 == 0
                ? $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"{{{type}}}","{{{member}}}":"{{{piece}}}"}}"""
                : $$"""{"index":0,"delta":{"{{member}}":"{{piece}}","type":"{{type}}"},"type":"content_block_delta"}"""),
            """{"type":"content_block_stop","index":0}""",
            Claude.Stop,
            Claude.End,
        ]);
    }

    private static byte[] Responses(ModelDeltaKind kind, string[] pieces)
    {
        (string item, string type) = kind switch
        {
            ModelDeltaKind.Text => ("""{"type":"message","id":"m"}""", "output_text"),
            ModelDeltaKind.Thought => ("""{"type":"reasoning","id":"r","summary":[]}""", "reasoning_summary_text"),
            _ => ("""{"type":"function_call","id":"f","call_id":"c1","name":"one","arguments":""}""", "function_call_arguments"),
        };
        string whole = string.Concat(pieces);
        string done = kind switch
        {
            ModelDeltaKind.Text => $$"""{"type":"message","id":"m","content":[{"type":"output_text","text":"{{whole}}"}]}""",
            ModelDeltaKind.Thought => $$"""{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"{{whole}}"}]}""",
            _ => $$"""{"type":"function_call","id":"f","call_id":"c1","name":"one","arguments":"{{whole}}"}""",
        };
        string[] events =
        [
            $$"""{"type":"response.output_item.added","output_index":0,"item":{{item}} }""",
            .. pieces.Select(piece => $$"""{"type":"response.{{type}}.delta","output_index":0,"delta":"{{piece}}"}"""),
            $$"""{"type":"response.output_item.done","output_index":0,"item":{{done}} }""",
            """{"type":"response.completed","response":{"status":"completed"}}""",
        ];
        return Claude.Sse(events);
    }

    private static byte[] Chat(params string[] deltas) => Encoding.UTF8.GetBytes(
        string.Concat(deltas.Select(static delta => $$"""data: {"id":"c","choices":[{"index":0,"delta":{{delta}} }]}""" + "\n\n"))
        + """data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n");
}
