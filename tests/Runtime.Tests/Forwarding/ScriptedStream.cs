namespace GenFlow.Tests.Forwarding;

[StreamEvent]
public abstract partial record Talk
{
    public sealed partial record Word(string Text) : Talk;

    public sealed partial record Closed(string Text) : Talk;
}

[StreamEvent]
public partial record MayI(string What) : InputRequest<bool>;

/// <summary>A stream that does what a test says.</summary>
internal sealed class ScriptedStream<TEvent>(string name, Func<Context, CancellationToken, IAsyncEnumerable<TEvent>> events)
    : IForwardable<TEvent, string>
    where TEvent : StreamEvent
{
    public string Name => name;

    public string Result => $"{name} said so";

    public IAsyncEnumerable<TEvent> StreamIn(Context context) => new Events(token => events(context, token));

    private sealed class Events(Func<CancellationToken, IAsyncEnumerable<TEvent>> of) : IAsyncEnumerable<TEvent>
    {
        public IAsyncEnumerator<TEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            of(cancellationToken).GetAsyncEnumerator(CancellationToken.None);
    }
}

internal static class ScriptedStream
{
    public static ScriptedStream<Talk> Of(string name, Func<Context, CancellationToken, IAsyncEnumerable<Talk>> events) => new(name, events);

    public static ScriptedStream<Talk> Saying(string name, params string[] words) => Of(name, (_, _) => Say(words));

    public static async IAsyncEnumerable<Talk> Say(params string[] words)
    {
        foreach (string word in words)
        {
            await Task.Yield();
            yield return new Talk.Word(word);
        }
    }
}

/// <summary>A step that does what a test says.</summary>
[Workflow]
public partial class ForwardingWorkflow(Func<Context, Task<string>> step)
{
    [Step, Publishes<Talk>]
    public async Task<StopEvent<string>> Forward(Context ctx, StartEvent start) => new(await step(ctx));
}

/// <summary>The same, in a step that is repeated once.</summary>
[Workflow]
public partial class RepeatingWorkflow(Func<Context, Task<string>> step)
{
    [Step(Retries = 1), Publishes<Talk>]
    public async Task<StopEvent<string>> Forward(Context ctx, StartEvent start) => new(await step(ctx));
}

/// <summary>The same, in a step with a time limit.</summary>
[Workflow]
public partial class LimitedWorkflow(Func<Context, Task<string>> step)
{
    [Step(Timeout = 1_000), Publishes<Talk>, Publishes<MayI>]
    public async Task<StopEvent<string>> Forward(Context ctx, StartEvent start) => new(await step(ctx));

    [Step]
    public StopEvent<string> GiveUp(StepFailed failed) => new(failed.Exception.GetType().Name);
}

/// <summary>Says less than it does.</summary>
[Workflow]
public partial class SilentWorkflow
{
    [Step]
    public async Task<StopEvent<string>> Forward(Context ctx, StartEvent start) =>
        new(await ctx.ForwardAsync(ScriptedStream.Saying("quiet", "psst")));
}
