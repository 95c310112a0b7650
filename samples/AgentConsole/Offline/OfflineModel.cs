using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace AgentConsole.Offline;

/// <summary>A model without a network: rules in the place of weights. It knows nothing but the transcript, decides from it what
/// to do next, and answers from what the actions gave, so that the agent around it works as with any other.</summary>
internal sealed class OfflineModel(TimeSpan pace)
{
    private static readonly ISkill[] s_skills = [new Sums(), new LineCounts(), new Reading(), new Listing(), new Searching()];

    private readonly Writer _writer = new(pace);

    /// <summary>The model as a chat client.</summary>
    /// <param name="pace">How long it takes for a piece of text.</param>
    public static IChatClient Create(TimeSpan pace) => ScriptedModelStream.Of(new OfflineModel(pace).Answer);

    private Reply Answer(ScriptedRequest request)
    {
        Question question = QuestionOf(request);
        Decision decision = Array.Find(s_skills, skill => skill.Fits(question))!.Next(question, request.Results);
        if (decision.Calls.Count == 0 && question.SaveAs is { } path)
        {
            decision = Save(path, decision, request.Results);
        }

        return _writer.Write(request, decision);
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
