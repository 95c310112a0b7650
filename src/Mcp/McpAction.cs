using System.Runtime.CompilerServices;
using System.Text.Json;
using GenFlow.Agents;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GenFlow.Mcp;

/// <summary>A tool of a server.</summary>
internal sealed class McpAction(McpClient client, McpClientTool tool, string name, ActionSettings settings, int maxLength) : AIFunction
{
    // What the strictest provider takes.
    private const int LongestDescription = 1_024;

    public override string Name => name;

    public override string Description { get; } = ServerTexts.Cut(tool.ProtocolTool.Description ?? tool.ProtocolTool.Title ?? "", LongestDescription);

    public override JsonElement JsonSchema => tool.ProtocolTool.InputSchema;

    public override JsonElement? ReturnJsonSchema => tool.ProtocolTool.OutputSchema;

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? base.GetService(serviceType, serviceKey)
            : serviceType == typeof(ActionSettings) ? settings
            : serviceType == typeof(McpClientTool) ? tool
            : serviceType == typeof(Tool) ? tool.ProtocolTool
            : base.GetService(serviceType, serviceKey);
    }

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ActionContext? context = arguments.Context?.TryGetValue(typeof(ActionContext), out object? given) == true ? given as ActionContext : null;
        CallToolResult result = await CallAsync(arguments, context, cancellationToken).ConfigureAwait(false);
        var text = new ResultText(result, maxLength);
        return result.IsError == true ? throw new McpToolException(text.ToString())
            : context is null ? text.ToString()
            : new ActionOutput { Text = text.ToString(), Value = result.StructuredContent, Sources = text.Sources };
    }

    private async Task<CallToolResult> CallAsync(AIFunctionArguments arguments, ActionContext? context, CancellationToken cancellationToken)
    {
        var cancellation = new ToldCancellation(cancellationToken);
        await using ConfiguredAsyncDisposable telling = cancellation.ConfigureAwait(false);
        try
        {
            if (context is null)
            {
                return await tool.CallAsync(arguments, cancellationToken: cancellation.Token).ConfigureAwait(false);
            }

            var progress = new ProgressReports(context);
            await using ConfiguredAsyncDisposable ending = progress.ConfigureAwait(false);
            return await tool.CallAsync(arguments, progress, cancellationToken: cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested && problem is McpException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            throw problem is McpException ? new McpToolException(ServerTexts.Cut(problem.Message, maxLength), problem) : Gone(problem);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new McpToolException($"The MCP server '{ServerTexts.NameOf(client)}' has answered what is no result of a tool.", problem);
        }
    }

    // What a server wrote to its error output may be for the user's eyes only.
    private McpToolException Gone(Exception problem)
    {
        string how = problem is ClientTransportClosedException { Details: StdioClientCompletionDetails { ExitCode: { } code } }
            ? $"its process has ended with exit code {code}" : "the connection to it is lost";
        return new($"The MCP server '{ServerTexts.NameOf(client)}' cannot be asked any more: {how}.", problem);
    }
}
