using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenFlow.Agents;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GenFlow.Mcp;

/// <summary>The tools of a Model Context Protocol server as actions.</summary>
public static class McpActions
{
    /// <summary>Asks a server for its tools.</summary>
    /// <param name="client">The connection to the server. It must live as long as the actions are called; it is not disposed here.</param>
    /// <param name="options">What becomes of them; null for the usual.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>An action for each tool. Its name is one that every provider takes: up to 64 letters, digits, underscores and
    /// dashes; other characters become underscores. One that would then be another tool's too, or is longer, ends with a number made
    /// of the server's name, whatever the order of the tools.</returns>
    /// <exception cref="McpException">The server has refused, or its answer is no list of tools.</exception>
    /// <exception cref="InvalidOperationException">It lists more than <see cref="McpActionOptions.MaxTools"/>, a tool twice, or a
    /// schema longer than <see cref="McpActionOptions.MaxSchemaLength"/>.</exception>
    /// <exception cref="IOException">The connection is lost.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="McpActionOptions.ListTimeout"/>.</exception>
    public static async Task<IReadOnlyList<AIFunction>> ListAsync(
        McpClient client, McpActionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new McpActionOptions();
        IReadOnlyList<Tool> tools = await ToolsInTimeAsync(client, options, cancellationToken).ConfigureAwait(false);
        var names = new ToolNames(options.Prefix, tools.Select(static tool => tool.Name));
        var actions = new List<AIFunction>();
        foreach (Tool tool in tools)
        {
            if (options.Settings(tool) is not { } settings)
            {
                continue;
            }

            if (JsonMarshal.GetRawUtf8Value(tool.InputSchema).Length > options.MaxSchemaLength)
            {
                throw new InvalidOperationException(
                    $"The schema of the tool '{ServerTexts.Shown(tool.Name)}' of the MCP server '{ServerTexts.NameOf(client)}' is longer than {options.MaxSchemaLength} bytes. Set McpActionOptions.MaxSchemaLength where that is meant, or have McpActionOptions.Settings leave the tool out.");
            }

            actions.Add(new McpAction(client, new McpClientTool(client, tool), names.For(tool.Name), settings, options.MaxResultLength));
        }

        return actions;
    }

    /// <summary>Settings that believe what a server says of a tool: one that only reads is eager; one that may destroy, which is
    /// what a server means that says nothing, needs approval. For servers that you trust.</summary>
    /// <param name="tool">The tool.</param>
    /// <returns>The settings, for <see cref="McpActionOptions.Settings"/>.</returns>
    public static ActionSettings TrustHints(Tool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        bool isReadOnly = tool.Annotations?.ReadOnlyHint ?? false;
        return new() { IsEager = isReadOnly, RequiresApproval = !isReadOnly && (tool.Annotations?.DestructiveHint ?? true) };
    }

    // What the protocol's library cannot read, it waits for without end.
    private static async Task<IReadOnlyList<Tool>> ToolsInTimeAsync(McpClient client, McpActionOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ListTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ToolsAsync(client, options.MaxTools, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException problem) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"The MCP server '{ServerTexts.NameOf(client)}' has not listed its tools within {options.ListTimeout.TotalSeconds:0.###} s. Look at its log: it may hang, or have answered what is no message. McpActionOptions.ListTimeout gives it longer."), problem);
        }
    }

    private static async Task<IReadOnlyList<Tool>> ToolsAsync(McpClient client, int most, CancellationToken cancellationToken)
    {
        var tools = new List<Tool>();
        string? cursor = null;
        do
        {
            ListToolsResult page = await PageAsync(client, cursor, cancellationToken).ConfigureAwait(false);
            tools.AddRange(page.Tools);

            // Also where pages are empty: a server may go on for ever.
            if (tools.Count > most || (page.Tools.Count == 0 && page.NextCursor is not null))
            {
                throw new InvalidOperationException(
                    $"The MCP server '{ServerTexts.NameOf(client)}' lists {(tools.Count > most ? $"more than {most} tools" : "pages without tools, and says that more follow")}. Set McpActionOptions.MaxTools where that many are meant; McpActionOptions.Settings chooses among them.");
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return tools;
    }

    private static async Task<ListToolsResult> PageAsync(McpClient client, string? cursor, CancellationToken cancellationToken)
    {
        Exception? problem = null;
        try
        {
            ListToolsResult page = await client.ListToolsAsync(new ListToolsRequestParams { Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            if (page is { Tools: { } tools } && tools.All(static tool => tool is { Name: not null }))
            {
                return page;
            }
        }
        catch (Exception thrown) when (thrown is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            problem = thrown;
        }

        throw new McpException($"The MCP server '{ServerTexts.NameOf(client)}' has answered what is no list of tools: each must have a name, and an inputSchema that is an object's.", problem);
    }
}
