using System.Text.Json;
using GenFlow.Agents.Testing;

namespace GenFlow.Samples.Tests;

/// <summary>The agent at a terminal with a model elsewhere: a server of this machine plays it, as a provider would answer.</summary>
public sealed class AgentConsoleModelTests
{
    private const string Key = "key-of-nobody";

    [Fact]
    public async Task Anthropics_model_calls_an_action_and_answers_from_its_result()
    {
        int lines = File.ReadAllLines(Path.Combine(Repository.Root, "LICENSE")).Length;
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(Anthropic("tool_use",
                """{"type":"tool_use","id":"toolu_1","name":"count_lines","input":{}}""",
                """{"type":"input_json_delta","partial_json":"{\"path\":\"LIC"}""",
                """{"type":"input_json_delta","partial_json":"ENSE\"}"}""")).InPieces(7),
            WireAnswer.Sse(Anthropic("end_turn", """{"type":"text","text":""}""", """{"type":"text_delta","text":"As many as you see."}""")));

        SampleResult result = await SampleProcess.RunWithAsync(
            new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = Key }, "AgentConsole",
            "--provider", "anthropic", "--url", player.Url.ToString(), "--model", "claude-of-this-test", "How many lines has LICENSE?");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains($"< count_lines LICENSE: {lines} lines", result.Lines);
        Assert.Contains("As many as you see.", result.Lines);
        Assert.Equal("= 2 calls of the model, 40 tokens read, 18 written", result.Lines[^1]);
        Assert.StartsWith("= claude-of-this-test by Anthropic at http://127.0.0.1", result.Lines[0], StringComparison.Ordinal);
        player.Verify();
        Assert.All(player.Requests, static request => Assert.Equal(Key, request.Headers["x-api-key"]));
        JsonElement answer = player.Requests[1].Json.GetProperty("messages")[2].GetProperty("content")[0];
        Assert.Equal("tool_result", answer.GetProperty("type").GetString());
        Assert.Contains(lines.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.GetProperty("content").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_server_that_speaks_Chat_Completions_answers(bool isFromEnvironment)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(
            """
            data: {"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"},"finish_reason":null}]}

            data: {"id":"c","choices":[{"index":0,"delta":{"content":"lo."},"finish_reason":"stop"}]}

            data: [DONE]


            """));
        string url = new Uri(player.Url, "v1").ToString();

        SampleResult result = isFromEnvironment
            ? await SampleProcess.RunWithAsync(new Dictionary<string, string> { ["OPENAI_BASE_URL"] = url, ["OPENAI_API_KEY"] = Key }, "AgentConsole", "Hi")
            : await SampleProcess.RunWithAsync(new Dictionary<string, string> { ["OPENAI_API_KEY"] = Key }, "AgentConsole", "--url", url, "Hi");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains("Hello.", result.Lines);
        Assert.Equal("/v1/chat/completions", Assert.Single(player.Requests).Path);

        // OpenAI's key is not for other servers, unless the environment says so.
        Assert.Equal(isFromEnvironment, player.Requests[0].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task OpenAIs_model_answers_over_the_Responses_API()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(
            """
            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hello."}

            event: response.completed
            data: {"type":"response.completed","sequence_number":3,"response":{"id":"resp_1","status":"completed","model":"m","output":[],"usage":{"input_tokens":3,"output_tokens":2}}}


            """));

        SampleResult result = await SampleProcess.RunWithAsync(
            new Dictionary<string, string> { ["OPENAI_API_KEY"] = Key }, "AgentConsole", "--provider", "openai", "--url", player.Url.ToString(), "Hi");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains("Hello.", result.Lines);
        Assert.Equal(("/responses", $"Bearer {Key}"), (player.Requests[0].Path, player.Requests[0].Headers["Authorization"]));
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_told_and_not_shown()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Error(401, $$$"""{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key {{{Key}}}"}}"""));

        SampleResult result = await SampleProcess.RunWithAsync(
            new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = Key }, "AgentConsole", "--provider", "anthropic", "--url", player.Url.ToString(), "Hi");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("does not accept the key", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_says_which_variable_wants_one()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--provider", "anthropic", "Hi");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("ANTHROPIC_API_KEY", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("localhost:8080/v1", true)]
    [InlineData("localhost:8080/v1", false)]
    public async Task A_server_without_an_address_is_asked_for_and_nobody_else_is_asked(string? address, bool isNamed)
    {
        var environment = new Dictionary<string, string> { ["OPENAI_API_KEY"] = Key };
        if (address is not null)
        {
            environment["OPENAI_BASE_URL"] = address;
        }

        SampleResult result = await SampleProcess.RunWithAsync(environment, "AgentConsole", isNamed ? ["--provider", "compatible", "Hi"] : ["Hi"]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("OPENAI_BASE_URL", result.Error, StringComparison.Ordinal);
        Assert.Contains("http://localhost:8080/v1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_the_server_does_not_have_is_told_with_the_address()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Error(404, """{"error":{"message":"model 'nobody' not found","type":"not_found_error","param":null,"code":null}}"""));

        SampleResult result = await SampleProcess.RunAsync("AgentConsole", "--url", player.Url.ToString(), "--model", "nobody", "Hi");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("model 'nobody' not found", result.Error, StringComparison.Ordinal);
        Assert.Contains($"Is the name of the model right, and the address {player.Url}chat/completions?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_no_answer()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(Anthropic("refusal", """{"type":"text","text":""}""", """{"type":"text_delta","text":"I will not."}""")));

        SampleResult result = await SampleProcess.RunWithAsync(
            new Dictionary<string, string> { ["ANTHROPIC_API_KEY"] = Key }, "AgentConsole", "--provider", "anthropic", "--url", player.Url.ToString(), "Hi");

        Assert.Equal((5, $"The agent has ended without an answer: Refused.{Environment.NewLine}"), (result.ExitCode, result.Error));
    }

    // One block, its deltas, and the end.
    private static string Anthropic(string stopReason, string block, params string[] deltas) =>
        Event("message_start", """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-of-this-test","content":[],"usage":{"input_tokens":20,"output_tokens":1}}}""")
        + Event("content_block_start", $$$"""{"type":"content_block_start","index":0,"content_block":{{{block}}}}""")
        + string.Concat(deltas.Select(static delta => Event("content_block_delta", $$$"""{"type":"content_block_delta","index":0,"delta":{{{delta}}}}""")))
        + Event("content_block_stop", """{"type":"content_block_stop","index":0}""")
        + Event("message_delta", $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{stopReason}}}","stop_sequence":null},"usage":{"output_tokens":9}}""")
        + Event("message_stop", """{"type":"message_stop"}""");

    private static string Event(string name, string data) => $"event: {name}\ndata: {data}\n\n";
}
