using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

#region settings
public sealed partial class Mailbox(List<string> sent)
{
    /// <summary>Finds a person's address.</summary>
    [Action(Eager = true, Timeout = 2_000)]
    public static string FindAddress(string name) => $"{name.ToLowerInvariant()}@example.org";

    /// <summary>Sends a mail.</summary>
    [Action(Name = "send", RequiresApproval = true)]
    public void SendMail(string to, string text) => sent.Add($"{to}: {text}");
}
#endregion

internal static class Approvals
{
    public static async Task ShowAsync()
    {
        List<string> sent = [];
        var mailbox = new Mailbox(sent);
        var model = ScriptedModelStream.Of(static request => request.Results switch
        {
            [] => new Reply().Action("call_1", "find_address", new JsonObject { ["name"] = "Ada" }),
            [var found] => new Reply().Interleaved(
                new Reply().Action("call_2", "send", new JsonObject { ["to"] = found.Text, ["text"] = "Hello" }),
                new Reply().Action("call_3", "send", new JsonObject { ["to"] = "everybody@example.org", ["text"] = "Hello" })),
            [_, var first, var second] => $"First: {first.Text} Second: {second.Text}",
            _ => "What?",
        });

        #region approve
        var agent = new Agent(model)
        {
            Actions = [Mailbox.FindAddressAction, mailbox.SendMailAction],
            Approve = (request, cancellationToken) => ValueTask.FromResult(
                request.Body.GetProperty("to").GetString()!.StartsWith("everybody", StringComparison.Ordinal)
                    ? new ActionApproval(false, "Not to everybody.")
                    : new ActionApproval(true)),
        };
        #endregion

        Console.WriteLine((await agent.RunAsync("Greet Ada.")).Text);
        Console.WriteLine(string.Join("; ", sent));
    }
}
