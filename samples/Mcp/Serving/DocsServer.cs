using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Shared.Files;

namespace DocsMcp.Serving;

/// <summary>A server of the Model Context Protocol: actions as its tools.</summary>
internal static class DocsServer
{
    /// <summary>Serves on the process's input and output, until the input ends.</summary>
    public static async Task RunAsync(string docs, CancellationToken cancellationToken)
    {
        #region server
        var pages = new DocsActions(new RootedFiles(docs));
        var reads = new McpServerToolCreateOptions { ReadOnly = true };
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "docs", Version = "1.0.0" },
            ServerInstructions = "Answer questions from the pages. Search first, then read around what you have found. Say which page says it.",
            ToolCollection =
            [
                McpServerTool.Create(pages.ListPagesAction, reads),
                McpServerTool.Create(pages.SearchPagesAction, reads),
                McpServerTool.Create(pages.ReadPageAction, reads),
            ],
        };
        await using McpServer server = McpServer.Create(new StdioServerTransport("docs"), options);
        await server.RunAsync(cancellationToken);
        #endregion
    }
}
