using GenFlow.Agents;
using Microsoft.Extensions.AI;
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
    /// dashes; what differs from the server's name only in other characters, or is longer, ends with a number made of it.</returns>
    /// <exception cref="ModelContextProtocol.McpException">The server has refused.</exception>
    /// <exception cref="InvalidOperationException">It lists more than <see cref="McpActionOptions.MaxTools"/>.</exception>
    /// <exception cref="IOException">The connection is lost.</exception>
    public static async Task<IReadOnlyList<AIFunction>> ListAsync(
        McpClient client, McpActionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new McpActionOptions();
        var names = new ToolNames(options.Prefix);
        var actions = new List<AIFunction>();
        int listed = 0;
        string? cursor = null;
        do
        {
            ListToolsResult page = await client.ListToolsAsync(new ListToolsRequestParams { Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            listed += page.Tools.Count;

            // Also where pages are empty: a server may go on for ever.
            if (listed > options.MaxTools || (page.Tools.Count == 0 && page.NextCursor is not null))
            {
                throw new InvalidOperationException(
                    $"The MCP server '{client.ServerInfo?.Name}' lists {(listed > options.MaxTools ? $"more than {options.MaxTools} tools" : "pages without tools, and says that more follow")}. Set McpActionOptions.MaxTools where that many are meant; McpActionOptions.Settings chooses among them.");
            }

            foreach (Tool tool in page.Tools)
            {
                if (options.Settings(tool) is { } settings)
                {
                    actions.Add(new McpAction(client, new McpClientTool(client, tool), names.For(tool.Name), settings, options.MaxResultLength));
                }
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

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
}
