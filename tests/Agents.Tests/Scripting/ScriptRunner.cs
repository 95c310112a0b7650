using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scripting;

internal static class ScriptRunner
{
    public static IReadOnlyList<ChatMessage> Asking(string text) => [new(ChatRole.User, text)];

    public static async Task<List<string>> DeltasAsync(IModelStream model, string question = "Hi")
    {
        var deltas = new List<string>();
        await foreach (ModelDelta delta in model.StreamAsync(Asking(question), new ChatOptions()))
        {
            deltas.Add(Show(delta));
        }

        return deltas;
    }

    private static string Show(ModelDelta delta) => delta.Kind switch
    {
        ModelDeltaKind.Stop => $"Stop {delta.StopReason} {delta.Text}",
        ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart => $"{delta.Index} {delta.Kind} {delta.Id} {delta.Text}",
        ModelDeltaKind.Begin => $"Begin {delta.Text}",
        ModelDeltaKind.Usage or ModelDeltaKind.ServerActionResult or ModelDeltaKind.Citation => $"{delta.Index} {delta.Value}",
        _ => $"{delta.Index} {delta.Kind} {delta.Text}".TrimEnd(),
    };
}
