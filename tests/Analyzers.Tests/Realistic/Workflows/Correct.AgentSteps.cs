// reports:
using GenFlow.Agents;

[Event] public partial record Question(string Text);
[Event] public partial record Answered(string Text);
[StreamEvent] public abstract partial record Load
{
    public sealed partial record Page(int Number) : Load;
}

public sealed class Pages(int count) : IForwardable<Load, int>
{
    public string Name => "pages";
    public int Result { get; private set; }

    public async IAsyncEnumerable<Load> StreamIn(Context context)
    {
        for (; Result < count; Result++)
        {
            await Task.Delay(1, context.CancellationToken);
            yield return new Load.Page(Result);
        }
    }
}

[Workflow]
public partial class Research(Agent reader, Agent judge)
{
    [Step, Publishes<Load>]
    public async IAsyncEnumerable<Question> Read(Context ctx, StartEvent<int> pages)
    {
        int count = await ctx.ForwardAsync(new Pages(pages.Input), name: "first");
        for (int i = 0; i < count; i++)
        {
            yield return new Question($"page {i}");
        }
    }

    [Step(MaxConcurrency = 4, Retries = 2), Publishes<AgentEvent>, Publishes<ApproveAction>]
    public async Task<Answered> Ask(Context ctx, Question question)
    {
        AgentStream stream = reader.StreamAsync(question.Text);
        AgentResponse response = await ctx.ForwardAsync(stream, $"reader-{ctx.Attempt}").ConfigureAwait(false);
        return new(response.Status == AgentStatus.Completed ? await JudgeAsync(ctx, question.Text) : "");
    }

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Answered> all) => new(string.Join('\n', all.Select(static one => one.Text)));

    private async Task<string> JudgeAsync(Context ctx, string text)
    {
        AgentResponse[] both = await Task.WhenAll(ctx.ForwardAsync(judge.StreamAsync(text)), ctx.ForwardAsync(judge.StreamAsync(text + "?")));
        return string.Join(' ', both.Select(static response => response.Status));
    }
}
