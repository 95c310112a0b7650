using System.Text.Json.Nodes;
using GenFlow;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace AgentConcepts;

#region typed-records
/// <summary>What is to be found out.</summary>
/// <param name="Subject">A bridge, by the name of its town.</param>
/// <param name="Most">How many facts are enough.</param>
[StructuredOutput]
public sealed partial record Topic(string Subject, int Most);

/// <summary>What was found out.</summary>
/// <param name="Facts">A sentence each.</param>
[StructuredOutput]
public sealed partial record Findings(IReadOnlyList<string> Facts);
#endregion

#region print-workflow
[StreamEvent]
public sealed partial record PagePrinted(int Number);

[StreamEvent]
public sealed partial record MayPrint(int Pages) : InputRequest<bool>;

/// <summary>What is to be printed.</summary>
/// <param name="Text">The text.</param>
/// <param name="Copies">How often.</param>
[Event]
public sealed partial record PrintJob(string Text, int Copies) : StartEventBase;

[Workflow]
public partial class Printing
{
    [Step, Publishes<PagePrinted>, Publishes<MayPrint>]
    public async Task<StopEvent<string>> Print(Context ctx, PrintJob job)
    {
        if (!await ctx.RequestInputAsync(new MayPrint(job.Copies)))
        {
            return new StopEvent<string>("Nobody wants it on paper.");
        }

        for (int page = 1; page <= job.Copies; page++)
        {
            ctx.WriteEventToStream(new PagePrinted(page));
        }

        return new StopEvent<string>($"{job.Copies} copies are in the tray.");
    }
}
#endregion

#region method
public partial class PrintShop(Printing printing)
{
    /// <summary>Prints a text once.</summary>
    /// <param name="text">The text.</param>
    [Action]
    public async Task<ActionResult<string>> PrintOnce(string text, ActionContext context)
    {
        string tray = await context.RunChildAsync(printing, new PrintJob(text, 1));
        return new ActionResult<string>(tray) { Summary = "printed" };
    }
}
#endregion

#region by-hand
public partial class Reviewers(Agent strict, Agent kind)
{
    /// <summary>Has a text reviewed twice.</summary>
    /// <param name="text">The text.</param>
    [Action]
    public async Task<string> Review(string text, ActionContext context)
    {
        AgentResponse[] reviews = await Task.WhenAll(
            context.ForwardAsync(strict.StreamAsync($"Find faults: {text}")),
            context.ForwardAsync(kind.StreamAsync($"Find what is good: {text}")));
        return string.Join('\n', reviews.Select(static review => review.Text));
    }
}
#endregion

internal static class Composition
{
    public static async Task ShowAsync()
    {
        await TextAsync();
        await TypedAsync();
        await ByHandAsync();
        await BudgetAsync();
        await WorkflowAsync();
    }

    private static async Task TextAsync()
    {
        var researchModel = new ScriptedModelStream(new Reply().Text("It is ", "61 m high.").Usage(100, 10));
        var model = new ScriptedModelStream(
            new Reply().Action("call_1", "research", new JsonObject { ["input"] = "How high is the bridge of Riva?" }).Usage(200, 20), new Reply().Text("61 m.").Usage(100, 10));

        #region action
        var researcher = new Agent(researchModel) { Name = "researcher", SystemPrompt = "Find the facts." };
        var agent = new Agent(model)
        {
            Name = "host",
            Actions = [researcher.AsAction("research", "Finds facts. Say what is wanted in a sentence or two.")],
        };
        #endregion

        #region events
        await foreach (AgentEvent ev in agent.StreamAsync("How high is the bridge of Riva?"))
        {
            string? line = ev switch
            {
                ContentDelta content => $"{ev.AgentPath}: {content.Delta}",
                ActionStart action => $"{ev.AgentPath}: calls {action.Name}",
                ActionExecuted { Action: var action } => $"{ev.AgentPath}: {action.Name} gave {action.Result}",
                AgentCompleted { Response: var response } => $"{response.Usage.TotalTokens} tokens, of both",
                _ => null,
            };
            if (line is not null)
            {
                Console.WriteLine(line);
            }
        }
        #endregion
    }

    private static async Task TypedAsync()
    {
        var researcher = new Agent(new ScriptedModelStream("""{"facts":["It is 61 m high."]}""")) { Name = "researcher" };
        var model = new ScriptedModelStream(new Reply().Action("call_1", "research", new JsonObject { ["subject"] = "Riva", ["most"] = 3 }), "61 m.");

        #region typed
        AgentAction research = researcher.AsAction<Topic, Findings>(
            "research", "Finds facts.", static topic => $"Find at most {topic.Most} facts on the bridge of {topic.Subject}.");
        #endregion

        AgentResponse response = await new Agent(model) { Actions = [research] }.RunAsync("How high is the bridge of Riva?");
        Console.WriteLine(response.Messages[1].Actions.First().Result);
    }

    private static async Task ByHandAsync()
    {
        var strict = new Agent(new ScriptedModelStream("Too short.")) { Name = "strict" };
        var kind = new Agent(new ScriptedModelStream("Clear.")) { Name = "kind" };
        var model = new ScriptedModelStream(new Reply().Action("call_1", "review", new JsonObject { ["text"] = "It is 61 m high." }), "Clear, but too short.");
        var agent = new Agent(model) { Actions = [new Reviewers(strict, kind).ReviewAction] };
        Console.WriteLine((await agent.RunAsync("Have it reviewed.")).Text);
    }

    private static async Task BudgetAsync()
    {
        var researcher = new Agent(ScriptedModelStream.Of(static request => new Reply().Text("More is not known.").Usage(400, 100))) { Name = "researcher" };
        var model = ScriptedModelStream.Of(static request =>
            new Reply().Action($"call_{request.Number}", "research", new JsonObject { ["input"] = "More?" }).Usage(400, 100));

        #region budget
        var agent = new Agent(model)
        {
            Actions = [researcher.AsAction("research", "Finds facts.")],
            Budget = new AgentBudget { Tokens = 3_000, Iterations = 50, Depth = 2 },
        };
        AgentResponse response = await agent.RunAsync("Find out everything.");
        Console.WriteLine($"{response.Status}: {response.Detail}");
        #endregion
    }

    private static async Task WorkflowAsync()
    {
        var model = new ScriptedModelStream(new Reply().Action("call_1", "print", new JsonObject { ["text"] = "It is 61 m high.", ["copies"] = 2 }), "They are in the tray.");

        #region workflow
        var agent = new Agent(model) { Name = "clerk", Actions = [new Printing().AsAction("print", "Prints a text.")] };
        await using WorkflowHandler<string> handler = await new Advice(agent).RunAsync("Print it twice.");
        await foreach (StreamItem item in handler.StreamItems())
        {
            switch (item.Event)
            {
                case MayPrint request:
                    await handler.RespondAsync(request, request.Pages < 10);
                    break;
                case PagePrinted page:
                    Console.WriteLine($"{item.Path}: page {page.Number}");
                    break;
            }
        }

        Console.WriteLine(await handler.ResultAsync());
        #endregion
    }
}
