using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Mcp;
using GenFlow.Testing;
using Microsoft.Extensions.AI;
using ModelContextProtocol;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>Servers that are broken, or mean harm.</summary>
public sealed class HostileServerTests
{
    private const string Look = """[{"name":"look","inputSchema":{"type":"object"}}]""";

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("5")]
    [InlineData("""[{"name":null,"inputSchema":{"type":"object"}}]""")]
    [InlineData("""[{"name":"a"}]""")]
    [InlineData("""[{"name":"a","inputSchema":5}]""")]
    [InlineData("""[{"name":"a","inputSchema":{"type":"string"}}]""")]
    [InlineData("""[{"name":"a\ud800","inputSchema":{"type":"object"}}]""")]
    public async Task What_is_no_list_of_tools_is_the_servers_error(string tools)
    {
        await using RawServer server = await RawServer.ListsAsync(tools);

        McpException problem = await Assert.ThrowsAsync<McpException>(() => McpActions.ListAsync(server.Client));

        Assert.Contains("'raw'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_that_is_too_long_is_refused_and_its_tool_may_be_left_out()
    {
        string schema = JsonSerializer.Serialize(new { type = "object", description = new string('x', 100_000) });
        await using RawServer server = await RawServer.ListsAsync($$"""[{"name":"big","inputSchema":{{schema}} },{"name":"small","inputSchema":{"type":"object"} }]""");

        InvalidOperationException problem = await Assert.ThrowsAsync<InvalidOperationException>(() => McpActions.ListAsync(server.Client));
        Assert.Contains("'big'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSchemaLength", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["small"], await NamesAsync(server, new McpActionOptions { Settings = static tool => tool.Name == "big" ? null : new ActionSettings() }));
        Assert.Equal(["big", "small"], await NamesAsync(server, new McpActionOptions { MaxSchemaLength = 200_000 }));
    }

    [Fact]
    public async Task Name_of_a_tool_does_not_depend_on_the_order_of_the_list()
    {
        await using RawServer one = await RawServer.ListsAsync(ToolsOf("a.b", "a_b", "a:b", "c.d"));
        await using RawServer other = await RawServer.ListsAsync(ToolsOf("a:b", "c.d", "a_b", "a.b"));
        string[] names = await NamesAsync(one), reordered = await NamesAsync(other);

        Assert.Equal(("a_b", "c_d"), (names[1], names[3]));
        Assert.Equal([names[2], names[3], names[1], names[0]], reordered);
        await using RawServer twice = await RawServer.ListsAsync(ToolsOf("a_b", "a_b"));
        Assert.Contains("'a_b' twice", (await Assert.ThrowsAsync<InvalidOperationException>(() => McpActions.ListAsync(twice.Client))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_is_cut_between_characters()
    {
        await using RawServer server = await RawServer.ListsAsync($$"""[{"name":"a","description":"{{new string('x', 1_022)}}😀y","inputSchema":{"type":"object"} }]""");

        Assert.Equal(new string('x', 1_022) + "…", Assert.Single(await McpActions.ListAsync(server.Client)).Description);
    }

    [Theory]
    [InlineData("""{"content":null}""", false, "Done.")]
    [InlineData("""{"content":[{"type":"text","text":null}]}""", true, "McpToolException: The MCP server 'raw' has answered what is no result of a tool.")]
    [InlineData("""{"content":[{"type":"resource_link","uri":null,"name":null}]}""", null, null)]
    [InlineData("""{"content":[{"type":"resource","resource":null}]}""", null, null)]
    [InlineData("""{"content":[{"type":"resource","resource":{"uri":null,"text":null}}]}""", null, null)]
    [InlineData("""{"content":[null]}""", null, null)]
    [InlineData("""{"content":[{"type":"hologram","x":1}]}""", null, null)]
    [InlineData("""{"content":[{"type":"text","text":"a\ud800"}]}""", true, "McpToolException: The MCP server 'raw' has answered what is no result of a tool.")]
    [InlineData("""{"content":5}""", true, "McpToolException: The MCP server 'raw' has answered what is no result of a tool.")]
    [InlineData("5", true, "McpToolException: The MCP server 'raw' has answered what is no result of a tool.")]
    public async Task What_is_no_result_is_told_and_the_run_goes_on(string result, bool? isError, string? text)
    {
        Recording recording = await CallAsync($"\"result\":{result}");

        ActionBlock action = recording.Events.OfType<ActionExecuted>().Single().Action;
        Assert.DoesNotContain("NullReference", action.Result, StringComparison.Ordinal);
        Assert.Equal((isError ?? action.IsError, text ?? action.Result), (action.IsError, action.Result));
        Assert.Equal("Done.", recording.Response.Text);
    }

    [Fact]
    public async Task Error_is_no_longer_than_a_result()
    {
        Recording recording = await CallAsync($$"""
            "error":{"code":-32602,"message":"{{new string('x', 1_000_000)}}"}
            """);

        Assert.InRange(recording.Events.OfType<ActionExecuted>().Single().Action.Result!.Length, 100_000, 100_100);
    }

    [Fact]
    public async Task Links_are_no_longer_than_a_result()
    {
        string links = string.Join(',', Enumerable.Repeat("""{"type":"resource_link","uri":"file:///a-page-of-thirty-letters","name":"a"}""", 10_000));

        Recording recording = await CallAsync($$"""
            "result":{"content":[{{links}}]}
            """);

        Assert.InRange(recording.Events.OfType<ActionExecuted>().Single().Action.Sources!.Count, 1_000, 100_000 / 32);
    }

    [Fact]
    public async Task Progress_of_any_size_becomes_an_event_that_can_be_written()
    {
        Recording recording = await CallAsync(
            "\"result\":{\"content\":[]}",
            $$$"""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":TOKEN,"progress":1e400,"total":1e400,"message":"{{{new string('x', 1_000_000)}}}"}}""");

        ActionProgress progress = Assert.Single(recording.Events.OfType<ActionProgress>());
        Assert.Null(progress.Fraction);
        Assert.Equal(1_000, progress.Message.Length);
        Assert.Equal("Done.", recording.Response.Text);
    }

    [Fact]
    public async Task Server_that_never_lists_its_tools_is_given_up()
    {
        var silence = new TaskCompletionSource();
        var time = new VirtualTime();
        await using RawServer server = await RawServer.OpenAsync(static (_, _) => ["""{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"wait"}}""", "\"result\":{\"tools\":[]}"]);
        server.Gate = silence.Task;

        Task<IReadOnlyList<AIFunction>> listing = McpActions.ListAsync(server.Client, new McpActionOptions { ListTimeout = TimeSpan.FromSeconds(5), TimeProvider = time });
        time.Advance(TimeSpan.FromSeconds(5));

        TimeoutException error = await Assert.ThrowsAsync<TimeoutException>(() => listing);
        Assert.Contains("'raw' has not listed its tools within 5 s", error.Message, StringComparison.Ordinal);
        silence.SetResult();
    }

    private static string ToolsOf(params string[] names) => $"[{string.Join(',', names.Select(static name => $$"""{"name":"{{name}}","inputSchema":{"type":"object"} }"""))}]";

    private static async Task<string[]> NamesAsync(RawServer server, McpActionOptions? options = null) =>
        [.. (await McpActions.ListAsync(server.Client, options)).Select(static action => action.Name)];

    private static async Task<Recording> CallAsync(string answer, string? before = null)
    {
        await using RawServer server = await RawServer.OpenAsync((method, asked) => method == "tools/list" ? [$"\"result\":{{\"tools\":{Look}}}"]
            : before is null ? [answer]
            : [before.Replace("TOKEN", asked.GetProperty("_meta").GetProperty("progressToken").GetRawText(), StringComparison.Ordinal), answer]);
        var seen = new TaskCompletionSource();
        server.Gate = seen.Task;
        IReadOnlyList<AIFunction> actions = await McpActions.ListAsync(server.Client);
        return await Recording.OfAsync(new Agent(new ScriptedChatClient(new Reply().Action("c", "look", "{}"), "Done.")) { Actions = actions }.StreamAsync("Go."), ev =>
        {
            if (ev is ActionProgress)
            {
                seen.TrySetResult();
            }
        });
    }
}
