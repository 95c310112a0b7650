using DocsMcp.Offline;
using GenFlow.Agents;
using GenFlow.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using Shared.Clients;
using Shared.Terminal;

namespace DocsMcp;

/// <summary>An agent with the tools of a server.</summary>
internal static class Librarian
{
    public static async Task<AgentResponse> AnswerAsync(ModelChoice choice, string docs, string question, CancellationToken cancellationToken)
    {
        var view = new PlainView(Console.Out, new LineReader());
        using IChatClient model = ModelClients.Create(choice, OfflineLibrarian.Create);

        #region agent
        await using McpClient server = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Name = "docs", Command = OwnProcess.Command, Arguments = [.. OwnProcess.Arguments, "serve", "--docs", docs] }),
            cancellationToken: cancellationToken);
        var agent = new Agent(model)
        {
            Name = "librarian",
            SystemPrompt = server.ServerInstructions,
            Actions = await McpActions.ListAsync(server, new McpActionOptions { Prefix = "docs_", Settings = McpActions.TrustHints }, cancellationToken),
        };
        #endregion

        AgentStream events = agent.StreamAsync(question, cancellationToken: cancellationToken);
        await foreach (AgentEvent ev in events)
        {
            await (ev switch
            {
                ThoughtStart => view.OpenThoughtAsync(),
                ThoughtDelta thought => view.ThinkAsync(thought.Delta),
                ThoughtEnd => view.CloseThoughtAsync(),
                ContentDelta content => view.SayAsync(content.Delta),
                ActionStart action => view.SpinAsync(action.Id, action.Name, ""),
                ActionEnd action => view.SpinAsync(action.Id, action.Name, action.Body.GetRawText()),
                ActionProgress action => view.ProgressAsync(action.Id, action.Message),
                ActionExecuted { Action: var action } => view.StopAsync(action.Id, action.Result ?? "", action.IsError),
                _ => ValueTask.CompletedTask,
            });
        }

        await view.EndAsync();
        return events.Response;
    }
}
