using System.Diagnostics;
using System.Globalization;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>A server that is a process: the one of samples/Mcp.</summary>
public sealed class StdioTests : IDisposable
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("genflow-mcp-");

    public StdioTests() => File.WriteAllText(Path.Combine(_docs.FullName, "bees.md"), "# Bees\n\nThey dance.\n");

    public void Dispose() => _docs.Delete(recursive: true);

    [Fact]
    public async Task Tools_of_a_process_are_actions()
    {
        await using McpClient client = await McpClient.CreateAsync(Transport());
        IReadOnlyList<AIFunction> actions = await McpActions.ListAsync(client);
        using var model = new ScriptedChatClient(new Reply().Action("c", "read_page", """{"path":"bees.md","first":3}"""), "Done.");

        AgentResponse response = await new Agent(model) { Actions = actions }.RunAsync("Read.");

        Assert.Equal(["list_pages", "read_page", "search_pages"], actions.Select(static action => action.Name).Order(StringComparer.Ordinal));
        Assert.Equal("They dance.", Assert.Single(model.Requests[1].Results).Text);
        Assert.True(response.IsSuccess);
    }

    [Fact]
    public async Task Process_that_was_killed_is_told_of_and_the_run_goes_on()
    {
        string pid = Path.Combine(_docs.FullName, "pid");
        await using McpClient client = await McpClient.CreateAsync(Transport(pid));
        IReadOnlyList<AIFunction> actions = await McpActions.ListAsync(client);
        using (var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture)))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        using var model = new ScriptedChatClient(new Reply().Action("c", "list_pages", "{}"), "Done.");
        AgentResponse response = await new Agent(model) { Actions = actions }.RunAsync("List.");

        Assert.StartsWith("McpToolException: The MCP server 'docs' cannot be asked any more: ", Assert.Single(model.Requests[1].Results).Text, StringComparison.Ordinal);
        Assert.Equal("Done.", response.Text);
    }

    // A shell that becomes the server has its process id.
    private StdioClientTransport Transport(string? pid = null)
    {
        string[] server = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Mcp.dll"), "serve", "--docs", _docs.FullName];
        return new(pid is null
            ? new() { Name = "docs", Command = server[0], Arguments = server[1..] }
            : new() { Name = "docs", Command = "sh", Arguments = ["-c", $"echo $$ > '{pid}'; exec \"$@\"", "sh", .. server] });
    }
}
