using System.Text.Json;
using Microsoft.Extensions.AI;
using static GenFlow.Models.Tests.Streams;

namespace GenFlow.Models.Tests;

/// <summary>Clients of other providers, read as deltas.</summary>
public sealed class ReadingUpdatesTests
{
    [Fact]
    public async Task Text_after_a_thought_ends_it_and_another_message_id_does_not()
    {
        ChatResponseUpdate more = Update(new TextReasoningContent("me"));
        more.MessageId = "other";

        string[] lines = await LinesAsync(
            Update(new TextReasoningContent("let ")),
            more,
            Update(new TextReasoningContent("") { ProtectedData = "sig" }),
            Update(new TextContent("Hel")),
            Update(new TextContent("lo")),
            Finish(ChatFinishReason.Stop));

        Assert.Equal(
            ["Thought 0 'let '", "Thought 0 'me'", "Signature 0 'sig'", "BlockEnd 0", "Text 1 'Hel'", "Text 1 'lo'", "BlockEnd 1", "Stop EndOfTurn 'stop'"], lines);
    }

    [Fact]
    public async Task Thought_behind_a_signature_is_another()
    {
        string[] lines = await LinesAsync(
            Update(new TextReasoningContent("a") { ProtectedData = "1" }, new TextReasoningContent("") { ProtectedData = "2" }, new TextReasoningContent("")),
            Finish(ChatFinishReason.Stop));

        Assert.Equal(["Thought 0 'a'", "Signature 0 '1'", "BlockEnd 0", "Signature 1 '2'", "BlockEnd 1", "Stop EndOfTurn 'stop'"], lines);
    }

    [Fact]
    public async Task Calls_come_whole_with_their_arguments_as_json()
    {
        string[] lines = await LinesAsync(
            Update(
                new TextContent("So"),
                new FunctionCallContent("c1", "get_weather", new Dictionary<string, object?> { ["city"] = "Zürich", ["days"] = 3 }),
                new FunctionCallContent("c2", "now")),
            Finish(ChatFinishReason.ToolCalls));

        Assert.Equal(
            [
                "Text 0 'So'", "BlockEnd 0",
                "ActionStart 1 'get_weather' c1", "ActionFragment 1 '{\"city\":\"Zürich\",\"days\":3}'", "BlockEnd 1",
                "ActionStart 2 'now' c2", "ActionFragment 2 '{}'", "BlockEnd 2",
                "Stop Actions 'tool_calls'",
            ],
            lines);
    }

    [Theory]
    [InlineData("{\"city\": \"Zü", "{\"city\": \"Zü")]
    [InlineData("{\"city\": \"Bern\"}", "Error: no arguments")]
    [InlineData(null, "Error: no arguments")]
    public async Task Call_that_the_client_could_not_read_has_arguments_that_are_no_json(string? raw, string expected)
    {
        string[] lines = await LinesAsync(
            Update(new FunctionCallContent("c", "f") { Exception = new FormatException("no arguments"), RawRepresentation = raw }));

        Assert.Equal(["ActionStart 0 'f' c", $"ActionFragment 0 '{expected}'", "BlockEnd 0", "Stop Actions ''"], lines);
        Assert.Throws<JsonException>(() =>
        {
            var json = new IncrementalJson();
            json.Append(expected);
            json.Complete();
        });
    }

    [Fact]
    public async Task Properties_of_a_call_go_back_to_its_provider()
    {
        string[] lines = await LinesAsync(
            Update(new FunctionCallContent("c", "f") { AdditionalProperties = new() { ["signature"] = "x" } }),
            Update(new FunctionCallContent("d", "f") { AdditionalProperties = new() { ["live"] = new object() } }));

        Assert.Equal(
            ["ActionStart 0 'f' c", "ActionFragment 0 '{}'", "BlockEnd 0", "Replay 0 FunctionCallContent", "ActionStart 1 'f' d", "ActionFragment 1 '{}'", "BlockEnd 1", "Stop Actions ''"],
            lines);
    }

    [Fact]
    public async Task Calls_that_the_provider_ran_are_not_ours()
    {
        string[] lines = await LinesAsync(
            Update(
                new WebSearchToolCallContent("w") { Queries = ["rain"] },
                new WebSearchToolResultContent("w") { Outputs = [new UriContent("https://example.org/a", "text/html") { AdditionalProperties = new() { ["title"] = "A" } }, new UriContent("https://example.org/b", "text/html")] },
                new FunctionCallContent("f", "lookup", new Dictionary<string, object?> { ["q"] = "x" }) { InformationalOnly = true },
                new FunctionResultContent("f", new[] { 1, 2 }),
                new McpServerToolCallContent("m", "read", "files") { Arguments = new Dictionary<string, object?> { ["path"] = "a" } },
                new McpServerToolResultContent("m") { Outputs = [new ErrorContent("no such file")] },
                new CodeInterpreterToolCallContent("c") { Inputs = [new TextContent("1+1")] },
                new CodeInterpreterToolResultContent("c") { Outputs = [new TextContent("2")] }),
            Update(new FunctionResultContent("g", null) { Exception = new InvalidOperationException("broken") }));

        Assert.Equal(
            [
                "ServerActionStart 0 'web_search' w", "ActionFragment 0 '{\"queries\":[\"rain\"]}'", "BlockEnd 0", "Replay 0 WebSearchToolCallContent",
                "ServerActionResult 1 w '' False [A=https://example.org/a https://example.org/b=https://example.org/b]", "Replay 1 WebSearchToolResultContent",
                "ServerActionStart 2 'lookup' f", "ActionFragment 2 '{\"q\":\"x\"}'", "BlockEnd 2", "Replay 2 FunctionCallContent",
                "ServerActionResult 3 f '[1,2]' False []", "Replay 3 FunctionResultContent",
                "ServerActionStart 4 'read' m", "ActionFragment 4 '{\"path\":\"a\"}'", "BlockEnd 4", "Replay 4 McpServerToolCallContent",
                "ServerActionResult 5 m 'no such file' True []", "Replay 5 McpServerToolResultContent",
                "ServerActionStart 6 'code_interpreter' c", "ActionFragment 6 '{\"code\":\"1+1\"}'", "BlockEnd 6", "Replay 6 CodeInterpreterToolCallContent",
                "ServerActionResult 7 c '2' False []", "Replay 7 CodeInterpreterToolResultContent",
                "ServerActionResult 8 g 'broken' True []", "Replay 8 FunctionResultContent",
                "Stop EndOfTurn ''",
            ],
            lines);
    }

    [Fact]
    public async Task Citations_belong_to_their_text()
    {
        var cited = new TextContent("It rains.")
        {
            Annotations =
            [
                new CitationAnnotation
                {
                    Title = "W", Url = new Uri("https://example.org/w"), Snippet = "rain",
                    AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = 3, EndIndex = 8 }],
                },
                new AIAnnotation(),
                new CitationAnnotation { Title = "V" },
            ],
        };

        string[] lines = await LinesAsync(Update(cited), Update(new TextContent(" Much.")));

        Assert.Equal(
            ["Text 0 'It rains.'", "Citation 0 https://example.org/w W rain 3-8", "Citation 0  V  -", "Text 0 ' Much.'", "BlockEnd 0", "Stop EndOfTurn ''"], lines);
    }

    [Fact]
    public async Task Usage_adds_up_within_an_answer()
    {
        string[] lines = await LinesAsync(
            Update(new UsageContent(new() { InputTokenCount = 25, OutputTokenCount = 1, CachedInputTokenCount = 20, AdditionalCounts = new() { ["x"] = 9 } })),
            Update(new UsageContent(new() { OutputTokenCount = 14, ReasoningTokenCount = 5 })),
            Finish(ChatFinishReason.Stop));

        Assert.Equal(["Usage 25 1 20 0", "Usage 25 15 20 5", "Stop EndOfTurn 'stop'"], lines);
    }

    [Fact]
    public async Task Content_that_is_not_known_is_kept_for_its_provider()
    {
        string[] lines = await LinesAsync(Update(new TextContent("a"), new DataContent(new byte[] { 1 }, "image/png"), new HostedFileContent("f"), new TextContent("b")));

        Assert.Equal(["Text 0 'a'", "BlockEnd 0", "Replay 1 DataContent", "Replay 2 HostedFileContent", "Text 3 'b'", "BlockEnd 3", "Stop EndOfTurn ''"], lines);
    }

    [Fact]
    public async Task Content_that_a_client_has_made_up_and_that_has_no_json_is_left_to_it()
    {
        string[] lines = await LinesAsync(
            Update(
                new TextContent("a"),
                new MadeUpContent(),
                new WebSearchToolCallContent("w") { AdditionalProperties = new() { ["made up"] = new MadeUpContent() { AdditionalProperties = new() { ["type"] = typeof(string) } } } },
                new TextContent("b")));

        Assert.Equal(
            ["Text 0 'a'", "BlockEnd 0", "ServerActionStart 1 'web_search' w", "ActionFragment 1 '{}'", "BlockEnd 1", "Text 2 'b'", "BlockEnd 2", "Stop EndOfTurn ''"], lines);
    }

    [Fact]
    public async Task Names_of_model_and_response_come_first_and_again_when_they_change()
    {
        ChatResponseUpdate first = Update(new TextContent("a"));
        first.ModelId = "m";
        ChatResponseUpdate second = Update(new TextContent("b"));
        (second.ModelId, second.ResponseId) = ("m", "r");

        Assert.Equal(["Begin  m", "Text 0 'a'", "Begin r m", "Text 0 'b'", "BlockEnd 0", "Stop EndOfTurn ''"], await LinesAsync(first, second));
    }

    [Theory]
    [InlineData("stop", StopReason.EndOfTurn)]
    [InlineData("end_turn", StopReason.EndOfTurn)]
    [InlineData("completed", StopReason.EndOfTurn)]
    [InlineData("length", StopReason.OutputLimit)]
    [InlineData("max_tokens", StopReason.OutputLimit)]
    [InlineData("max_output_tokens", StopReason.OutputLimit)]
    [InlineData("tool_calls", StopReason.Actions)]
    [InlineData("tool_use", StopReason.Actions)]
    [InlineData("function_call", StopReason.Actions)]
    [InlineData("content_filter", StopReason.ContentFilter)]
    [InlineData("refusal", StopReason.Refusal)]
    [InlineData("refusal: cyber. Asked for: harm.", StopReason.Refusal)]
    [InlineData("pause_turn", StopReason.Pause)]
    [InlineData("stop_sequence", StopReason.StopSequence)]
    [InlineData("model_context_window_exceeded", StopReason.ContextLimit)]
    [InlineData("STOP", StopReason.EndOfTurn)]
    [InlineData("tired", StopReason.Unknown)]
    public async Task Finish_reason_is_told_normalised_and_raw(string word, StopReason reason)
    {
        Assert.Equal(["Text 0 'a'", "BlockEnd 0", $"Stop {reason} '{word}'"], await LinesAsync(Update(new TextContent("a")), Finish(new(word)), Finish(new(word))));
        Assert.Equal(reason, StopReasons.Parse(word));
    }

    [Fact]
    public void No_word_is_an_unknown_reason() => Assert.Equal(StopReason.Unknown, StopReasons.Parse(null));

    [Fact]
    public async Task Client_that_never_says_why_it_stopped_ends_normally_and_one_that_says_nothing_does_not()
    {
        Assert.Equal("Stop EndOfTurn ''", (await LinesAsync(Update(new TextContent("a"))))[^1]);
        Assert.Equal("Stop Actions ''", (await LinesAsync(Update(new FunctionCallContent("c", "f"))))[^1]);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task Refusal_that_a_client_gives_as_an_error_is_a_refusal()
    {
        Assert.Equal(
            ["Text 0 'I cannot.'", "BlockEnd 0", "Stop Refusal 'Refusal'"],
            await LinesAsync(Update(new ErrorContent("I cannot.") { ErrorCode = "Refusal" }), Finish(ChatFinishReason.Stop)));
        Assert.Equal("Stop Refusal 'RefusalUpdate'", (await LinesAsync(Update(new ErrorContent("No.") { ErrorCode = "RefusalUpdate" })))[^1]);
    }

    [Fact]
    public async Task Error_is_thrown_behind_what_came_before_it()
    {
        var client = new UpdatesClient(Update(new TextContent("a"), new ErrorContent("busy") { ErrorCode = "overloaded", Details = "Wait." }, new TextContent("b")));
        var deltas = new List<ModelDelta>();

        ModelException error = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (ModelDelta delta in ModelStreams.Of(client).StreamAsync([], new ChatOptions()))
            {
                deltas.Add(delta);
            }
        });

        Assert.Equal(["Text 0 'a'"], Lines(deltas));
        Assert.Equal("overloaded", error.Code);
        Assert.Contains("busy Wait.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_of_the_client_passes_through()
    {
        var broken = new HttpRequestException("gone");

        Assert.Same(broken, await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(UpdatesClient.Failing(broken, Update(new TextContent("a"))))));
    }

    [Fact]
    public async Task Cancellation_passes_through()
    {
        using var source = new CancellationTokenSource();
        IModelStream stream = ModelStreams.Of(new UpdatesClient(Update(new TextContent("a")), Update(new TextContent("b"))));

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (ModelDelta delta in stream.StreamAsync([], new ChatOptions(), source.Token))
            {
                await source.CancelAsync();
            }
        });
    }

    private sealed class MadeUpContent : AIContent;

    private static ChatResponseUpdate Finish(ChatFinishReason reason) => new(ChatRole.Assistant, (IList<AIContent>)[]) { FinishReason = reason };
}
