using System.Text;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace AgentConcepts;

/// <summary>Draws what follows what, as it was seen: runs that answer, act, fail to act, are cut and break off.</summary>
public static class Lifecycle
{
    /// <summary>The diagram of everything that the runs showed, as a Mermaid flowchart. The events of a bracket (a thought, an
    /// action, text) follow each other; brackets of a message may interleave.</summary>
    public static async Task<string> ToMermaidAsync()
    {
        var ways = new SortedSet<(string From, string To)>();
        foreach (Reply[] replies in Replies)
        {
            await WatchAsync(replies, ways);
        }

        var text = new StringBuilder("flowchart TD\n");
        foreach ((string from, string to) in ways)
        {
            text.Append("    ").Append(from).Append(" --> ").Append(to).Append('\n');
        }

        return text.ToString();
    }

    private static Reply[][] Replies =>
    [
        [new Reply().Thought("a", "b").Text("a", "b").Action("1", "find_book", "{\"text\"", ":\"march\"}"), new Reply().Action("2", "reserve_book", "{\"title\":\"a\"}"), "c"],
        [new Reply().Action("1", "find_book"), "a"],
        [new Reply().Action("1", "find_book", "{").LeaveOpen().Stop(StopReason.OutputLimit)],
        [new Reply().Thought("a").Text("b").Cut()],
    ];

    private static async Task WatchAsync(Reply[] replies, SortedSet<(string From, string To)> ways)
    {
        var agent = new Agent(new ScriptedModelStream(replies))
        {
            Actions = [Library.FindBookAction],
            FollowUpActions = [Library.ReserveBookAction],
            Services = new Shelves(),
        };
        var ends = new Dictionary<string, string>();
        try
        {
            await foreach (AgentEvent ev in agent.StreamAsync("Hi"))
            {
                Follow(ev, ends, ways);
            }
        }
        catch (ModelException)
        {
            // The script broke off: how that shows is drawn.
        }
    }

    private static void Follow(AgentEvent ev, Dictionary<string, string> ends, SortedSet<(string From, string To)> ways)
    {
        string name = ev.GetType().Name;
        switch (ev)
        {
            case MessageStart:
                break;
            case MessageEnd or MessageFailed:
                ways.UnionWith(ends.Values.Select(end => (end, name)));
                ends.Clear();
                break;
            case AgentCompleted:
                ways.Add((nameof(MessageEnd), name));
                break;
            default:
                string bracket = BracketOf(ev);
                ways.Add((ends.GetValueOrDefault(bracket, nameof(MessageStart)), name));
                ends[bracket] = name;
                break;
        }
    }

    private static string BracketOf(AgentEvent ev) => ev switch
    {
        ActionStart action => action.Id,
        ActionDelta action => action.Id,
        ActionEnd action => action.Id,
        ActionExecutionStart action => action.Id,
        ActionProgress action => action.Id,
        ActionExecuted action => action.ActionId,
        ActionSkipped action => action.Id,
        ActionAborted action => action.Id,
        ThoughtStart or ThoughtDelta or ThoughtEnd => "thought",
        _ => ev.GetType().Name,
    };

    private sealed class Shelves : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Shelf) ? new Shelf() : null;
    }
}
