using System.Text.Json.Nodes;
using GenFlow;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

#region exit
[Event]
public partial record Verdict(bool IsSpam, string Reason);

public static partial class Judge
{
    /// <summary>Gives the verdict.</summary>
    /// <param name="isSpam">Whether the mail is spam.</param>
    /// <param name="reason">Why, in a sentence.</param>
    [Action(Exit = true)]
    public static Verdict Decide(bool isSpam, string reason) => new(isSpam, reason);
}
#endregion

internal static class Exits
{
    public static async Task ShowAsync()
    {
        var model = new ScriptedModelStream(
            "It looks like spam.", new Reply().Action("call_1", "decide", new JsonObject { ["isSpam"] = true, ["reason"] = "It promises gold." }));

        #region require
        var agent = new Agent(model) { Actions = [Judge.DecideAction], RequireAction = true };
        AgentResponse response = await agent.RunAsync("You have won a ton of gold!");

        if (response is { Status: AgentStatus.Exited, ExitValue: Verdict verdict })
        {
            Console.WriteLine($"{verdict}, after {response.Iterations} calls");
        }
        #endregion
    }
}
