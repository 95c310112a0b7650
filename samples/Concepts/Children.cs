using GenFlow;

namespace Concepts;

[StreamEvent]
public partial record Reading(string Word);

[Event]
public partial record Translation(string Text);

#region children
[Workflow]
public partial class Glossary
{
    [Step, Publishes<Reading>]
    public StopEvent<string> Look(Context ctx, StartEvent<string> word)
    {
        ctx.WriteEventToStream(new Reading(word.Input));
        return new(word.Input switch
        {
            "sea" => "mer",
            "moon" => "lune",
            _ => throw new KeyNotFoundException($"no word for {word.Input}"),
        });
    }
}

[Workflow]
public partial class Translator(Glossary glossary)
{
    [Step, Publishes<Glossary>]
    public async Task<Translation> Translate(Context ctx, StartEvent<string> word) =>
        new(await ctx.RunChildAsync(glossary, word.Input));

    [Step]
    public StopEvent<string> Finish(Translation translation) => new(translation.Text);

    // A child's failure arrives as the exception that its step threw.
    [Step]
    public StopEvent<string> Keep(StepFailed failed) => new($"{failed.Exception.Message}: kept");
}
#endregion

internal static class Children
{
    public static async Task ShowAsync()
    {
        #region run
        await using WorkflowHandler<string> handler = await new Translator(new Glossary()).RunAsync("moon");
        await foreach (StreamItem item in handler.StreamItems())
        {
            Console.WriteLine($"'{item.Path}' {item.Step ?? "run"}: {item.Event.EventType}");
        }
        #endregion

        #region failures
        await using WorkflowHandler<string> other = await new Translator(new Glossary()).RunAsync("lake");
        Console.WriteLine(await other.ResultAsync());
        foreach (StepFailure failure in other.Failures)
        {
            Console.WriteLine($"'{failure.Path}' {failure.Step}: {failure.Exception.Message}");
        }
        #endregion
    }
}
