using System.Text.RegularExpressions;
using GenFlow.Agents.Testing;

namespace Shared.Offline;

/// <summary>Gives decisions as a model does: in pieces, parallel calls woven into each other.</summary>
internal sealed partial class Writer(TimeSpan pace)
{
    private const int PieceLength = 6;

    public Reply Write(ScriptedRequest request, Decision decision)
    {
        Reply reply = new Reply().Model("offline");
        foreach (string piece in Words(decision.Thought))
        {
            reply = Wait(reply).Thought(piece);
        }

        foreach (string piece in Words(decision.Text))
        {
            reply = Wait(reply).Text(piece);
        }

        Reply[] calls = [.. decision.Calls.Select((call, index) => Write(call, $"call_{request.Replies + 1}_{index + 1}"))];
        long read = request.Messages.Sum(static message => message.Contents.Count + (message.Text.Length / 4));
        return reply.Interleaved(calls).Usage(read, (decision.Thought.Length + decision.Text.Length + decision.Calls.Sum(static call => call.Arguments.ToJsonString().Length)) / 4);
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(static match => match.Value)];

    private Reply Write(Call call, string id)
    {
        Reply reply = Wait(new Reply().Action(id, call.Action));
        foreach (string piece in Reply.Pieces(call.Arguments.ToJsonString(), PieceLength))
        {
            reply = Wait(reply).Fragment(piece);
        }

        return reply;
    }

    private Reply Wait(Reply reply) => pace > TimeSpan.Zero ? reply.Delay(pace) : reply;

    [GeneratedRegex(@"\s*\S+\s*$|\s*\S+")]
    private static partial Regex Word();
}
