using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>What becomes of the list of a server's tools.</summary>
public sealed class ListingTests
{
    [Fact]
    public async Task Schema_and_description_reach_the_model()
    {
        await using Connection connection = await Connection.OpenAsync(McpServerTool.Create(
            static (string city, int days = 1) => city + days, new McpServerToolCreateOptions { Name = "forecast", Description = "What the weather will be. " + new string('x', 2_000) }));
        var model = new ScriptedChatClient("Hello.");

        await new Agent(model) { Actions = await McpActions.ListAsync(connection.Client) }.RunAsync("Hello.");

        AIFunction tool = Assert.IsType<AIFunction>(Assert.Single(model.Requests[0].Options.Tools!), exactMatch: false);
        Assert.Equal(["city", "days"], tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(static member => member.Name));
        Assert.Equal("city", Assert.Single(tool.JsonSchema.GetProperty("required").EnumerateArray()).GetString());
        Assert.StartsWith("What the weather will be. xxx", tool.Description, StringComparison.Ordinal);
        Assert.Equal(1_024, tool.Description.Length);
    }

    [Theory]
    [InlineData("search", "search")]
    [InlineData("repo/search.files", "repo_search_files_")]
    [InlineData("a_very_long_name_that_goes_on_and_on_until_no_provider_would_ever_take_it_as_it_is", "a_very_long_name_that_goes_on_and_on_until_no_providers_")]
    public async Task Names_are_such_as_all_providers_take_and_the_server_is_asked_by_its_own(string name, string start)
    {
        await using Connection connection = await Connection.OpenAsync(Connection.Tool(name, static () => new CallToolResult { Content = [new TextContentBlock { Text = "yes" }] }));

        AIFunction action = Assert.Single(await McpActions.ListAsync(connection.Client));

        Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", action.Name);
        Assert.StartsWith(start[..^2], action.Name, StringComparison.Ordinal);
        Assert.Equal("yes", await action.InvokeAsync(new AIFunctionArguments()));
        Assert.Equal(action.Name, Assert.Single(await McpActions.ListAsync(connection.Client)).Name);
    }

    [Fact]
    public async Task Names_that_differ_in_refused_characters_only_stay_apart()
    {
        await using Connection connection = await Connection.OpenAsync(
            Connection.Tool("a.b", static () => new CallToolResult()), Connection.Tool("a/b", static () => new CallToolResult()), Connection.Tool("a_b", static () => new CallToolResult()));

        Assert.Equal(3, (await McpActions.ListAsync(connection.Client)).Select(static action => action.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Tools_of_two_servers_are_told_apart_by_their_prefixes()
    {
        await using Connection one = await Connection.OpenAsync(Connection.Tool("search", static () => new CallToolResult()));
        await using Connection other = await Connection.OpenAsync(Connection.Tool("search", static () => new CallToolResult()));
        IReadOnlyList<AIFunction> plain = [.. await McpActions.ListAsync(one.Client), .. await McpActions.ListAsync(other.Client)];
        IReadOnlyList<AIFunction> prefixed =
        [
            .. await McpActions.ListAsync(one.Client, new McpActionOptions { Prefix = "docs_" }),
            .. await McpActions.ListAsync(other.Client, new McpActionOptions { Prefix = "issues_" }),
        ];
        using var model = new ScriptedChatClient("Hello.");

        Assert.Contains("'search'", Assert.Throws<AgentConfigurationException>(() => new Agent(model) { Actions = plain }).Message, StringComparison.Ordinal);
        Assert.Equal(["docs_search", "issues_search"], new Agent(model) { Actions = prefixed }.Actions.Select(static action => action.Name));
    }

    [Fact]
    public async Task Thousand_tools_are_listed_and_chosen_from_and_more_are_refused()
    {
        McpServerTool[] tools = [.. Enumerable.Range(0, 1_001).Select(static number => Connection.Tool($"tool_{number}", static () => new CallToolResult()))];
        await using Connection thousand = await Connection.OpenAsync(tools[..1_000]);
        await using Connection more = await Connection.OpenAsync(tools);

        Assert.Equal(1_000, (await McpActions.ListAsync(thousand.Client)).Count);
        Assert.Equal(
            ["tool_7"],
            (await McpActions.ListAsync(thousand.Client, new McpActionOptions { Settings = static tool => tool.Name == "tool_7" ? new ActionSettings() : null })).Select(static action => action.Name));
        InvalidOperationException problem = await Assert.ThrowsAsync<InvalidOperationException>(() => McpActions.ListAsync(more.Client));
        Assert.Contains("more than 1000 tools", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_whose_pages_never_end_is_refused()
    {
        int page = 0;
        await using Connection connection = await Connection.OpenAsync(new McpServerOptions
        {
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [new Tool { Name = $"tool_{++page}" }], NextCursor = "more" }),
            },
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => McpActions.ListAsync(connection.Client, new McpActionOptions { MaxTools = 50 }));
        Assert.Equal(51, page);
    }

    [Theory]
    [InlineData(true, null, true, false)]
    [InlineData(false, false, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(null, null, false, true)]
    public async Task Hints_count_only_where_the_user_trusts_them(bool? readOnly, bool? destructive, bool isEager, bool asks)
    {
        await using Connection connection = await Connection.OpenAsync(
            McpServerTool.Create(static () => "yes", new McpServerToolCreateOptions { Name = "act", ReadOnly = readOnly, Destructive = destructive }));

        AIFunction plain = Assert.Single(await McpActions.ListAsync(connection.Client));
        AIFunction trusted = Assert.Single(await McpActions.ListAsync(connection.Client, new McpActionOptions { Settings = McpActions.TrustHints }));

        Assert.Equal(new ActionSettings(), plain.GetService<ActionSettings>());
        Assert.Equal(new ActionSettings { IsEager = isEager, RequiresApproval = asks }, trusted.GetService<ActionSettings>());
    }

    [Fact]
    public async Task Tool_that_needs_approval_runs_when_somebody_agrees()
    {
        int calls = 0;
        await using Connection connection = await Connection.OpenAsync(McpServerTool.Create(() => ++calls, new McpServerToolCreateOptions { Name = "drop" }));
        IReadOnlyList<AIFunction> actions = await McpActions.ListAsync(connection.Client, new McpActionOptions { Settings = McpActions.TrustHints });
        Agent Agent(bool agrees) => new(new ScriptedChatClient(new Reply().Action("c", "drop", "{}"), "Done."))
        {
            Actions = actions,
            Approve = (_, _) => new(new ActionApproval(agrees)),
        };

        await Agent(agrees: false).RunAsync("Go.");
        Assert.Equal(0, calls);
        await Agent(agrees: true).RunAsync("Go.");
        Assert.Equal(1, calls);
    }
}
