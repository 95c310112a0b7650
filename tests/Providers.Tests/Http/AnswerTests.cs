using System.Text;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Http;

/// <summary>What all wires share, over the simplest of them.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task An_answer_is_read_to_its_last_event()
    {
        List<string> lines = await DeltaText.LinesAsync(Client(TextWireClient.Sse("Hel", "lo", ".", "behind the end")));

        Assert.Equal(["Text 0 'Hel' ", "Text 0 'lo' ", "Stop EndOfTurn 'stop'"], lines);
    }

    [Theory]
    [InlineData("data: \"a\"\n\ndata: \".\"")]
    [InlineData("data: \"a\"\n\ndata: \".\"\n")]
    [InlineData(": hello\r\n\r\ndata: \"a\"\r\n\r\n:\r\ndata: \".\"\r\n\r\n")]
    [InlineData("\uFEFFevent: x\nid: 1\nretry: 5\ndata: \"a\"\n\n\n\ndata: \".\"\n\n")]
    public async Task Comments_line_ends_and_a_missing_last_blank_line_change_nothing(string answer) =>
        Assert.Equal(["Text 0 'a' ", "Stop EndOfTurn 'stop'"], await DeltaText.LinesAsync(Client(Encoding.UTF8.GetBytes(answer))));

    [Theory]
    [InlineData("data: \"a\"\n\n")]
    [InlineData("data: \"a\"\n\ndata: \"b")]
    [InlineData("data: \"a\"\n\ndat")]
    public async Task An_answer_that_ends_early_is_cut(string answer) =>
        Assert.Equal(["Text 0 'a' ", "! ModelConnectionException"], await DeltaText.LinesAsync(Client(Encoding.UTF8.GetBytes(answer))));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"text\":1}")]
    [InlineData("1")]
    [InlineData("[\"b\"]")]
    public async Task JSON_of_another_form_is_a_response_error_whatever_its_reader_throws(string data) =>
        Assert.Equal(["Text 0 'a' ", "! ModelResponseException"], await DeltaText.LinesAsync(Client(Encoding.UTF8.GetBytes($"data: {{\"text\":\"a\"}}\n\ndata: {data}\n\ndata: \".\"\n\n"))));

    [Fact]
    public async Task An_event_that_is_no_JSON_is_a_response_error_behind_what_came_before_it() =>
        Assert.Equal(["Text 0 'a' ", "! ModelResponseException"], await DeltaText.LinesAsync(Client("data: \"a\"\n\ndata: <html>\n\ndata: \"b\"\n\n"u8.ToArray())));

    private static TextWireClient Client(byte[] answer) => new(new TextWireOptions { HttpClient = CannedHandler.Of(answer).ToClient() });
}
