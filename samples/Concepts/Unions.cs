using System.Text;
using System.Text.Json;
using GenFlow;

namespace Concepts;

#region union
[StreamEvent]
public abstract partial record Reply
{
    public sealed partial record Token(string Text) : Reply;

    public sealed partial record Done(int Tokens) : Reply;
}

// A case may also stand elsewhere in the assembly. It carries the attribute itself.
[StreamEvent]
public sealed partial record Refused(string Reason) : Reply;
#endregion

#region visitor
internal struct Transcript() : Reply.IVisitor
{
    public StringBuilder Text { get; } = new();

    public int Tokens { get; private set; }

    public readonly void Visit(Reply.Token value) => Text.Append(value.Text);

    public void Visit(Reply.Done value) => Tokens = value.Tokens;

    public readonly void Visit(Refused value) => Text.Append('(').Append(value.Reason).Append(')');
}
#endregion

#region publishes
[StreamEvent]
public partial record Asked(string Question);

[Workflow]
public partial class Answering
{
    [Step, Publishes<Asked>, Publishes<Reply>]
    public StopEvent Answer(Context ctx, StartEvent<string> question)
    {
        ctx.WriteEventToStream(new Asked(question.Input));
        ctx.WriteEventToStream(new Reply.Token("six "));
        ctx.WriteEventToStream(new Reply.Token("legs"));
        ctx.WriteEventToStream(new Reply.Done(2));
        return new();
    }
}
#endregion

#region unknown
[StreamEvent]
public abstract partial record Step
{
    public sealed partial record Forward(int Metres) : Step;

    [UnknownCase]
    public sealed partial record Unknown(string Type, JsonElement Data) : Step;
}
#endregion

internal static class Unions
{
    public static async Task ShowAsync()
    {
        Reply[] replies = [new Reply.Token("eight "), new Reply.Token("legs"), new Refused("no spider"), new Reply.Done(2)];
        foreach (Reply reply in replies)
        {
            #region match
            string line = reply.Match(
                token: static token => $"'{token.Text}'",
                done: static done => $"{done.Tokens} tokens",
                refused: static refused => $"refused: {refused.Reason}");
            #endregion
            Console.WriteLine(line);
        }

        int longest = 0;
        foreach (Reply reply in replies)
        {
            #region state
            longest = reply.Match(
                longest,
                token: static (longest, token) => Math.Max(longest, token.Text.Length),
                done: static (longest, _) => longest,
                refused: static (longest, _) => longest);
            #endregion
        }

        Console.WriteLine($"longest: {longest}");

        #region visit
        var transcript = new Transcript();
        foreach (Reply reply in replies)
        {
            reply.Visit(ref transcript);
        }

        Console.WriteLine($"{transcript.Text}, {transcript.Tokens} tokens");
        #endregion

        #region workflow
        await using WorkflowHandler<StopEvent> handler = await new Answering().RunAsync("How many has an ant?");
        await foreach (StreamEvent ev in handler.StreamEvents())
        {
            Answering.Switch(
                ev,
                asked: static asked => Console.WriteLine(asked.Question),
                reply: static reply => Console.WriteLine(reply),
                other: static other => Console.WriteLine($"something else: {other.EventType}"));
        }
        #endregion

        #region reading
        foreach (string json in new[] { """{"type":"Step.Forward","metres":3}""", """{"type":"Step.Jump","height":2}""" })
        {
            Step step = GenFlowJson.Read<Step>(Encoding.UTF8.GetBytes(json));
            Console.WriteLine(step.Match(
                forward: static forward => $"{forward.Metres} m forward",
                unknown: static unknown => $"{unknown.Type} is not known: {unknown.Data}"));
        }
        #endregion
    }
}
