using System.IO.Pipelines;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>A server in this process, and a client connected to it.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Pipe _asked = new();
    private readonly Pipe _answered = new();
    private readonly McpServer _server;
    private readonly Task _serving;

    private Connection(McpServerOptions options)
    {
        options.ServerInfo = new Implementation { Name = "bench", Version = "1.0" };
        _server = McpServer.Create(new StreamServerTransport(_asked.Reader.AsStream(), _answered.Writer.AsStream(), "bench"), options);
        _serving = _server.RunAsync(_stop.Token);
    }

    public McpClient Client { get; private set; } = null!;

    public static Task<Connection> OpenAsync(params McpServerTool[] tools) => OpenAsync(new McpServerOptions { ToolCollection = [.. tools] });

    public static async Task<Connection> OpenAsync(McpServerOptions options)
    {
        var connection = new Connection(options);
        connection.Client = await McpClient.CreateAsync(new StreamClientTransport(connection._asked.Writer.AsStream(), connection._answered.Reader.AsStream()));
        return connection;
    }

    /// <summary>A tool that gives a whole result of the protocol.</summary>
    public static McpServerTool Tool(string name, Func<CallToolResult> result) => McpServerTool.Create(result, new McpServerToolCreateOptions { Name = name });

    /// <summary>A model calls a tool once, and an agent runs it.</summary>
    public async Task<(ActionBlock Action, Recording Recording)> CallAsync(string name, string arguments = "{}", McpActionOptions? options = null)
    {
        IReadOnlyList<AIFunction> actions = await McpActions.ListAsync(Client, options);
        var script = new ScriptedChatClient(new Reply().Action("call_1", name, arguments), "Done.");
        Recording recording = await Recording.OfAsync(new Agent(script) { Actions = actions }.StreamAsync("Go."));
        return (recording.Events.OfType<ActionExecuted>().Single().Action, recording);
    }

    /// <summary>The server's side closes, as a process does that ends.</summary>
    public async Task BreakAsync()
    {
        await _answered.Writer.CompleteAsync();
        await _asked.Reader.CompleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _server.DisposeAsync();
        _stop.Dispose();
    }
}
