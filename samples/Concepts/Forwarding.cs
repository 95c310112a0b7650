using System.Runtime.CompilerServices;
using GenFlow;

namespace Concepts;

[StreamEvent]
public partial record TextLine(int Number, string Text);

[StreamEvent]
public partial record KeepLine(string Text) : InputRequest<bool>;

#region stream
// A stream of events with a result, that steps can forward.
public sealed class Lines(TextReader reader) : IForwardable<TextLine, int>
{
    public string Name => "lines";

    public int Result { get; private set; }

    public IAsyncEnumerable<TextLine> StreamIn(Context context) => ReadAsync();

    private async IAsyncEnumerable<TextLine> ReadAsync([EnumeratorCancellation] CancellationToken token = default)
    {
        while (await reader.ReadLineAsync(token) is { } text)
        {
            yield return new TextLine(++Result, text);
        }
    }
}
#endregion

#region step
[Workflow]
public partial class Importer(Func<TextReader> open)
{
    [Step(Retries = 2), Publishes<TextLine>]
    public async Task<StopEvent<int>> Import(Context ctx, StartEvent start)
    {
        using TextReader reader = open();
        int count = await ctx.ForwardAsync(new Lines(reader));
        return new(count);
    }
}
#endregion

#region strands
// Both lines are checked at once, and one of them by a person.
public sealed class Checks : IForwardable<TextLine, int>
{
    public string Name => "checks";

    public int Result { get; private set; }

    public async IAsyncEnumerable<TextLine> StreamIn(Context context)
    {
        Task<bool> asked = AskAsync(context, "Dear Sir");
        Task<bool> looked = LookAsync(context, "Dear Madam");
        Result = (await asked ? 1 : 0) + (await looked ? 1 : 0);
        yield return new TextLine(Result, "kept");
    }

    private static async Task<bool> AskAsync(Context context, string text)
    {
        using Strand strand = context.BeginStrand();
        return await strand.Context.RequestInputAsync(new KeepLine(text));
    }

    private static async Task<bool> LookAsync(Context context, string text)
    {
        using Strand strand = context.BeginStrand();
        await Task.Yield();
        return text.Length > 0;
    }
}
#endregion

[Workflow]
public partial class Checking
{
    [Step, Publishes<TextLine>, Publishes<KeepLine>]
    public async Task<StopEvent<int>> Check(Context ctx, StartEvent start) => new(await ctx.ForwardAsync(new Checks()));
}

internal static class Forwarding
{
    public static async Task ShowAsync()
    {
        #region run
        var importer = new Importer(() => new StringReader("Rome\nOslo"));
        await using WorkflowHandler<int> handler = await importer.RunAsync();
        await foreach (StreamItem item in handler.StreamItems())
        {
            Console.WriteLine($"'{item.Path}' {item.Step ?? "run"}: {item.Event}");
        }
        #endregion

        await using WorkflowHandler<int> checking = await new Checking().RunAsync();
        await foreach (KeepLine request in checking.StreamEvents<KeepLine>())
        {
            await checking.RespondAsync(request, false);
        }

        Console.WriteLine($"{await checking.ResultAsync()} kept");
    }
}
