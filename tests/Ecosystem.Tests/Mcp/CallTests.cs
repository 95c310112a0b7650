using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>Calls while they run.</summary>
public sealed class CallTests
{
    [Fact]
    public async Task Progress_of_the_server_is_shown_while_the_call_runs()
    {
        var seen = new TaskCompletionSource();
        await using Connection connection = await Connection.OpenAsync(McpServerTool.Create(
            async (IProgress<ProgressNotificationValue> progress) =>
            {
                progress.Report(new ProgressNotificationValue { Progress = 1, Total = 4, Message = "a quarter" });
                await seen.Task;
                return "all";
            },
            new McpServerToolCreateOptions { Name = "count" }));
        var agent = new Agent(new ScriptedChatClient(new Reply().Action("c", "count", "{}"), "Done.")) { Actions = await McpActions.ListAsync(connection.Client) };

        Recording recording = await Recording.OfAsync(agent.StreamAsync("Go."), ev =>
        {
            if (ev is ActionProgress)
            {
                seen.TrySetResult();
            }
        });

        Assert.Contains("ActionProgress c 'a quarter' 0.25", recording.Lines);
        Assert.Contains("ActionExecuted c 'all'", recording.Lines);
    }

    [Fact]
    public async Task Cancelling_the_run_cancels_the_call_on_the_server()
    {
        var begun = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        await using Connection connection = await Connection.OpenAsync(McpServerTool.Create(
            async (CancellationToken cancellationToken) =>
            {
                await using CancellationTokenRegistration registration = cancellationToken.Register(() => told.TrySetResult());
                begun.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
            new McpServerToolCreateOptions { Name = "wait" }));
        var agent = new Agent(new ScriptedChatClient(new Reply().Action("c", "wait", "{}"), "Done.")) { Actions = await McpActions.ListAsync(connection.Client) };
        using var stop = new CancellationTokenSource();

        Task<Recording> run = Recording.OfAsync(agent.StreamAsync("Go.", cancellationToken: stop.Token));
        await begun.Task;
        await stop.CancelAsync();

        Assert.IsType<OperationCanceledException>((await run).Failure, exactMatch: false);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Server_that_is_gone_is_told_of_and_the_run_goes_on()
    {
        Connection? connection = null;
        connection = await Connection.OpenAsync(McpServerTool.Create(
            async () =>
            {
                await connection!.BreakAsync();
                await Task.Delay(Timeout.Infinite);
            },
            new McpServerToolCreateOptions { Name = "die" }));
        await using Connection open = connection;

        (ActionBlock action, Recording recording) = await open.CallAsync("die");

        Assert.Equal((true, "McpToolException: The MCP server 'bench' cannot be asked any more: the connection to it is lost."), (action.IsError, action.Result));
        Assert.Equal("Done.", recording.Response.Text);
    }
}
