using System.Text;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>Text of all scripts, in random chunks and cut at random bytes.</summary>
public sealed class RandomTextTests
{
    private static readonly string[] s_letters = ["a", " ", "é", "ß", "日", "🐝", "👩‍👩‍👧", "e\u0301", "\"", "\\", "\n", "\u2028", "\u0007", "{", "data: "];

    [Fact]
    public async Task Random_text_in_random_pieces_arrives_whole()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            (string thought, string text, string argument) = (Text(random), Text(random), Text(random));
            string arguments = JsonSerializer.Serialize(new Dictionary<string, string> { ["x"] = argument });
            byte[] bytes = Answer(random, thought, text, arguments);
            int[] cuts = [.. Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(bytes.Length)).Order()];
            OpenAIChatClient client = ChatWire.Client(new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, cuts))));

            ChatResponse response = await client.GetResponseAsync("Hi");

            Assert.Equal(text, response.Text);
            Assert.Equal(thought, string.Concat(response.Messages[0].Contents.OfType<TextReasoningContent>().Select(static content => content.Text)));
            Assert.Equal(argument, response.Messages[0].Contents.OfType<FunctionCallContent>().Single().Arguments!["x"]!.ToString());
            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => s_letters[random.Next(s_letters.Length)]));

    private static byte[] Answer(Random random, string thought, string text, string arguments)
    {
        var answer = new StringBuilder();
        void Add(object delta) => answer.Append("data: ").Append(JsonSerializer.Serialize(new { id = "x", choices = new[] { new { index = 0, delta } } })).Append("\n\n");
        Pieces(random, thought).ForEach(piece => Add(new { reasoning_content = piece }));
        Pieces(random, text).ForEach(piece => Add(new { content = piece }));
        Add(new { tool_calls = new[] { new { index = 0, id = "k", function = new { name = "f", arguments = "" } } } });
        Pieces(random, arguments).ForEach(piece => Add(new { tool_calls = new[] { new { index = 0, function = new { arguments = piece } } } }));
        answer.Append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n");

        // Half of the answers are written with the letters themselves, half with escapes.
        return Encoding.UTF8.GetBytes(random.Next(2) == 0 ? answer.ToString() : Unescaped(answer.ToString()));
    }

    private static string Unescaped(string json) => string.Concat(json.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static line =>
        line.Contains('{') ? "data: " + JsonSerializer.Serialize(JsonElement.Parse(line["data: ".Length..]), s_relaxed) + "\n\n" : line + "\n\n"));

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Whole characters, as servers send them.
    private static List<string> Pieces(Random random, string text)
    {
        var pieces = new List<string>();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (pieces.Count == 0 || random.Next(3) == 0)
            {
                pieces.Add("");
            }

            pieces[^1] += rune;
        }

        return pieces;
    }
}
