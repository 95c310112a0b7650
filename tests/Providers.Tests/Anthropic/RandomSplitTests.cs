using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>Text of all planes, in random deltas, written in random ways and cut at random bytes.</summary>
public sealed class RandomSplitTests
{
    private static readonly string[] s_pieces =
        ["a", " ", "\n", "\"", "\\", "\t", "/", "é", "ß", "你", "好", "😀", "👩‍👩‍👧", "\u2028", "\0", "\u007f", "}", "{", "]}", "data: ", "\"}}", "\\u0041", "مرحبا", "𝔊", "\uFEFF", "<>&'+"];

    private static readonly JsonSerializerOptions s_escaped = new() { Encoder = JavaScriptEncoder.Default };
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Random_text_in_random_pieces_arrives_whole()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            string[] texts = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Text(random))];
            string[] thoughts = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Text(random))];
            string[] arguments = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Text(random))];
            byte[] bytes = Answer(random, thoughts, texts, arguments);
            int[] cuts = [.. Enumerable.Range(0, random.Next(0, 60)).Select(_ => random.Next(bytes.Length)).Order()];
            var client = Claude.Over(new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, cuts))));

            var heard = new Dictionary<ModelDeltaKind, StringBuilder>
            {
                [ModelDeltaKind.Text] = new(),
                [ModelDeltaKind.Thought] = new(),
                [ModelDeltaKind.ActionFragment] = new(),
            };
            await foreach (ModelDelta delta in client.StreamAsync([Claude.User("Hi")], new ChatOptions()))
            {
                if (heard.TryGetValue(delta.Kind, out StringBuilder? whole))
                {
                    whole.Append(delta.Text);
                }
            }

            Assert.Equal((seed, string.Concat(thoughts)), (seed, heard[ModelDeltaKind.Thought].ToString()));
            Assert.Equal((seed, string.Concat(texts)), (seed, heard[ModelDeltaKind.Text].ToString()));
            Assert.Equal((seed, string.Concat(arguments)), (seed, heard[ModelDeltaKind.ActionFragment].ToString()));
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    private static byte[] Answer(Random random, string[] thoughts, string[] texts, string[] arguments)
    {
        var answer = new StringBuilder();
        string end = random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        void Add(string json) => answer.Append("data: ").Append(json).Append(' ', random.Next(3)).Append(end).Append(end);
        void Block(int index, string start, string type, string member, string[] deltas)
        {
            Add($$$"""{"type":"content_block_start","index":{{{index}}},"content_block":{{{start}}}}""");
            foreach (string delta in deltas)
            {
                string text = JsonSerializer.Serialize(delta, random.Next(2) == 0 ? s_escaped : s_relaxed);
                Add(random.Next(4) switch
                {
                    0 => $$$"""{"delta":{"{{{member}}}":{{{text}}},"type":"{{{type}}}"},"index":{{{index}}},"type":"content_block_delta"}""",
                    1 => $$$"""{ "type" : "content_block_delta", "index" : {{{index}}}, "delta" : { "type" : "{{{type}}}", "{{{member}}}" : {{{text}}}, "more" : [{}] } }""",
                    _ => $$$"""{"type":"content_block_delta","index":{{{index}}},"delta":{"type":"{{{type}}}","{{{member}}}":{{{text}}}} }""",
                });
            }

            Add($$"""{"type":"content_block_stop","index":{{index}}}""");
        }

        Add(Claude.Start);
        Block(0, """{"type":"thinking","thinking":""}""", "thinking_delta", "thinking", thoughts);
        Block(1, """{"type":"text","text":""}""", "text_delta", "text", texts);
        Block(2, """{"type":"tool_use","id":"toolu_r","name":"x","input":{}}""", "input_json_delta", "partial_json", arguments);
        Add(Claude.Stop);
        Add(Claude.End);
        return Encoding.UTF8.GetBytes(answer.ToString());
    }
}
