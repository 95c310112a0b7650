using System.Text.Json.Nodes;
using GenFlow;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace AgentConcepts;

#region exit
[Event]
public partial record Facts(string Question, IReadOnlyList<string> Known);

public static partial class Desk
{
    /// <summary>Looks a bridge up.</summary>
    [Action]
    public static string LookUp(string bridge) => $"The bridge of {bridge} was opened in 1894 and is 61 m high.";

    /// <summary>Hands the facts over. Ends the research.</summary>
    /// <param name="question">What is to be answered.</param>
    /// <param name="known">What is known.</param>
    [Action(Exit = true)]
    public static Facts HandOver(string question, IReadOnlyList<string> known) => new(question, known);
}
#endregion

/// <summary>A judgement.</summary>
/// <param name="IsOld">Whether it is older than a hundred years.</param>
/// <param name="Reason">Why.</param>
[StructuredOutput]
public sealed partial record Age(bool IsOld, string Reason);

#region workflow
[Workflow]
public partial class Report(IAgent chain)
{
    [Step, Publishes<AgentEvent>]
    public async Task<StopEvent<string>> Write(Context ctx, StartEvent<string> question)
    {
        AgentResponse response = await ctx.ForwardAsync(chain.StreamAsync(question.Input));
        return new StopEvent<string>(response.Text);
    }
}
#endregion

internal static class Chains
{
    public static async Task ShowAsync()
    {
        await ChainAsync();
        await RouteAsync();
        await FailAsync();
        await PriceAsync();
        await TypedAsync();
        await WorkflowAsync();
    }

    private static async Task ChainAsync()
    {
        (IChatClient small, IChatClient large) = Models("It is 61 m high.");

        #region chain
        var researcher = new Agent(small)
        {
            Name = "researcher",
            SystemPrompt = "Find the facts. Do not answer.",
            Actions = [Desk.LookUpAction, Desk.HandOverAction],
            RequireAction = true,
        };
        var writer = new Agent(large) { Name = "writer", SystemPrompt = "Answer from the facts." };
        var chain = new Chain(researcher, writer) { Name = "report" };
        #endregion

        #region events
        AgentStream events = chain.StreamAsync("How high is the bridge of Riva?");
        await foreach (AgentEvent ev in events)
        {
            string? line = ev switch
            {
                ChainAgentStart stage => $"{stage.AgentIndex + 1} of {stage.TotalAgents}: {stage.AgentName}",
                ChainAgentEnd stage => $"{stage.AgentName}: {stage.Status}, {stage.Usage.TotalTokens} tokens",
                ActionExecuted { Action: var action } => $"{ev.AgentPath}: {action.Name} gave {action.Result}",
                ContentDelta content => $"{ev.AgentPath}: {content.Delta}",
                AgentCompleted end => $"{ev.AgentPath}: {end.Response.Status}, {end.Response.Usage.TotalTokens} tokens",
                _ => null,
            };
            if (line is not null)
            {
                Console.WriteLine(line);
            }
        }
        #endregion
    }

    private static async Task RouteAsync()
    {
        IChatClient model = new ScriptedModelStream("We are open from 9 to 5.");

        #region route
        var frontDesk = new Agent(model)
        {
            Name = "front-desk",
            SystemPrompt = "Answer what is easy. Hand everything else over.",
            Actions = [Desk.HandOverAction],
        };
        var expert = new Agent(model) { Name = "expert" };
        AgentResponse response = await new Chain(frontDesk, expert).RunAsync("When are you open?");
        Console.WriteLine($"{response.Status}: {response.Text}");
        #endregion
    }

    private static async Task FailAsync()
    {
        (IChatClient small, _) = Models("");
        var researcher = new Agent(small) { Name = "researcher", Actions = [Desk.LookUpAction, Desk.HandOverAction] };
        var writer = new Agent(new ScriptedModelStream(new Reply().Text("It").Fail(new ModelException("The model is not there.")))) { Name = "writer" };

        #region failure
        try
        {
            await foreach (AgentEvent ev in new Chain(researcher, writer).StreamAsync("How high is the bridge of Riva?"))
            {
                if (ev is ChainAgentEnd stage)
                {
                    Console.WriteLine($"{stage.AgentName}: {stage.Status?.ToString() ?? "failed"}");
                }
            }
        }
        catch (ModelException failure)
        {
            Console.WriteLine(failure.Message);
        }
        #endregion
    }

    private static async Task PriceAsync()
    {
        (IChatClient small, IChatClient large) = Models("It is 61 m high.");

        #region prices
        var prices = new ModelPrices([new("small", new ModelPrice(Input: 0.25m, Output: 1.25m)), new("large", new ModelPrice(Input: 3, Output: 15))]);
        var chain = new Chain(
            new Agent(small) { Name = "researcher", Actions = [Desk.LookUpAction, Desk.HandOverAction], Prices = prices },
            new Agent(large) { Name = "writer", Prices = prices })
        {
            Budget = new AgentBudget { Tokens = 100_000, Cost = 0.50m },
        };
        AgentResponse response = await chain.RunAsync("How high is the bridge of Riva?");
        Console.WriteLine($"{response.Usage.TotalTokens} tokens in {response.Iterations} calls, {response.Cost}");
        #endregion
    }

    private static async Task TypedAsync()
    {
        (IChatClient small, IChatClient large) = Models("""{"isOld":true,"reason":"It was opened in 1894."}""");
        var researcher = new Agent(small) { Name = "researcher", Actions = [Desk.LookUpAction, Desk.HandOverAction], RequireAction = true };

        #region typed
        Age age = (await new Chain(researcher, new Agent(large)).RunAsync<Age>("Is the bridge of Riva old?")).Output;
        #endregion
        Console.WriteLine(age);
    }

    private static async Task WorkflowAsync()
    {
        (IChatClient small, IChatClient large) = Models("It is 61 m high.");
        var researcher = new Agent(small) { Name = "researcher", Actions = [Desk.LookUpAction, Desk.HandOverAction], RequireAction = true };
        var chain = new Chain(researcher, new Agent(large) { Name = "writer" }) { Name = "report" };

        #region run
        await using WorkflowHandler<string> handler = await new Report(chain).RunAsync("How high is the bridge of Riva?");
        await foreach (ChainAgentStart stage in handler.StreamEvents<ChainAgentStart>())
        {
            Console.WriteLine($"{stage.AgentName} begins");
        }

        Console.WriteLine(await handler.ResultAsync());
        #endregion
    }

    private static (IChatClient Small, IChatClient Large) Models(string answer)
    {
        var small = new ScriptedModelStream(
            new Reply().Model("small").Action("call_1", "look_up", new JsonObject { ["bridge"] = "Riva" }).Usage(100, 10),
            new Reply().Model("small").Action("call_2", "hand_over", new JsonObject { ["question"] = "How high?", ["known"] = new JsonArray("It is 61 m high.") }).Usage(150, 20));
        return (small, new ScriptedModelStream(new Reply().Model("large").Text(answer).Usage(200, 10)));
    }
}
