// reports:
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GenFlow.Agents;
using Microsoft.Extensions.AI;

IChatClient client = null!;
var notes = new Notes();
var agent = new Agent(client)
{
    Name = "librarian",
    SystemPrompt = "You keep notes.",
    Actions = [notes.AddAction, notes.FindAction, notes.FindByTagAction, Calendar.TodayAction, AIFunctionFactory.Create(() => 42, "answer")],
    MaxIterations = 8,
};
var strict = new Agent(client) { Actions = [.. agent.Actions, Verdicts.DecideAction], RequireAction = true };
var session = new AgentSession();
while (Console.ReadLine() is { Length: > 0 } line)
{
    await foreach (AgentEvent ev in agent.StreamAsync(line, session))
    {
        switch (ev)
        {
            case ContentDelta { Delta: var text }:
                Console.Write(text);
                break;
            case ActionDelta { Partial: Notes.AddArgs.Partial partial }:
                Console.Write($"\r{partial.Title}");
                break;
            case MessageEnd:
                Console.WriteLine();
                break;
            default:
                break;
        }
    }
}

AgentResponse response = await strict.RunAsync("Is it done?");
AgentResponse<Summary> summary = await agent.RunAsync<Summary>("Sum it up.", session);
AgentStream later = agent.StreamAsync("And now?", session);
Task<AgentResponse>[] all = [agent.RunAsync("one"), agent.RunAsync("two")];
await Task.WhenAll(all);
Console.WriteLine($"{response.Status} {summary.Output?.Title} {later is not null}");

[StructuredOutput]
public partial record Summary([MaxLength(80)] string Title, [Range(0, 1)] double Certainty, IReadOnlyList<string> Points);

public sealed record Note(string Title, string Text, [property: Description("in any case")] IReadOnlyList<string> Tags);

public partial class Notes
{
    private readonly List<Note> _notes = [];

    /// <summary>Keeps a note.</summary>
    /// <param name="title">A few words.</param>
    /// <param name="text">All of it.</param>
    /// <param name="tags">Words to find it by.</param>
    [Action(RequiresApproval = true)]
    public Note Add([StringLength(80, MinimumLength = 1)] string title, string text, params string[] tags)
    {
        var note = new Note(title, text, tags);
        _notes.Add(note);
        return note;
    }

    /// <summary>Finds notes by their text.</summary>
    [Action(Eager = true)]
    public IEnumerable<string> Find(string text) => [.. _notes.Where(note => note.Text.Contains(text, StringComparison.Ordinal)).Select(static note => note.Title)];

    /// <summary>Finds notes by their tag.</summary>
    [Action(Name = "find_by_tag", Timeout = 1_000)]
    public async Task<IReadOnlyList<Note>> FindAsync(string tag, ActionContext context, int limit = 10, CancellationToken ct = default)
    {
        await context.ReportAsync("looking", 0.5);
        await Task.Delay(1, ct);
        return [.. _notes.Where(note => note.Tags.Contains(tag)).Take(limit)];
    }
}

internal static partial class Calendar
{
    [Action, Description("The day that it is.")]
    internal static DateOnly Today([FromServices] TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().Date);
}

public static partial class Verdicts
{
    /// <summary>Says whether it is done.</summary>
    [Action(Exit = true)]
    public static ActionResult<bool> Decide(bool done) => new(done);
}
