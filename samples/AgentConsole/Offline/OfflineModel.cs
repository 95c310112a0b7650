using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>A model without a network that answers questions about files, from what the actions gave.</summary>
internal static class OfflineModel
{
    private static readonly ISkill[] s_skills = [new Sums(), new LineCounts(), new Reading(), new Listing(), new Searching()];

    /// <summary>The model as a chat client.</summary>
    /// <param name="pace">How long it takes for a piece of text.</param>
    public static IChatClient Create(TimeSpan pace) => OfflineClient.Create(Decide, pace);

    private static Decision Decide(ScriptedRequest request)
    {
        Question question = QuestionOf(request);
        Decision decision = Array.Find(s_skills, skill => skill.Fits(question))!.Next(question, request.Results);
        if (decision.Calls.Count == 0 && question.SaveAs is { } path)
        {
            decision = Save(path, decision, request.Results);
        }

        return decision;
    }

    private static Question QuestionOf(ScriptedRequest request)
    {
        Question? question = null;
        foreach (string text in request.Messages.Where(static message => message.Role == ChatRole.User).Select(static message => message.Text))
        {
            question = new Question(text, text.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? question : null);
        }

        return question ?? new Question("");
    }

    private static Decision Save(string path, Decision answer, IReadOnlyList<ScriptedResult> results) =>
        results.LastOf("save_note") is { } saved
            ? answer with { Text = $"{answer.Text}\n{saved.Text}" }
            : Decision.Do("That is to be saved.", new Call("save_note", new() { ["path"] = path, ["text"] = answer.Text }));
}
