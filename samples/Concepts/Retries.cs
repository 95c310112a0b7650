using GenFlow;

namespace Concepts;

[Event]
public partial record Parcel(string City);

[Event]
public partial record Label(string Text);

[StreamEvent]
public partial record Calling(string City);

#region retries
[Workflow]
public partial class Shipping(Carrier carrier)
{
    [Step]
    public IEnumerable<Parcel> Split(StartEvent<string[]> cities) => cities.Input.Select(static city => new Parcel(city));

    // Runs at most four times: again after 20, 40 and 80 ms, each up to a quarter shorter. An attempt may take a second.
    [Step(Retries = 3, RetryDelay = 20, Backoff = 2, Jitter = 0.25, Timeout = 1_000), Publishes<Calling>]
    public async Task<Label> Book(Context ctx, Parcel parcel)
    {
        ctx.WriteEventToStream(new Calling(parcel.City));
        return new Label(await carrier.BookAsync(parcel.City, ctx.Attempt, ctx.CancellationToken));
    }

    // When the last attempt has failed: what this returns goes on in the place of the label.
    [Step]
    public Label Apologize(StepFailed<Parcel> failed) =>
        new($"{failed.Input.City}: {failed.Exception.Message} after {failed.Attempt} attempts");

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Label> labels) =>
        new(string.Join(", ", labels.Select(static label => label.Text)));
}
#endregion

/// <summary>Rome answers at the third attempt, Atlantis never.</summary>
public sealed class Carrier
{
    public async Task<string> BookAsync(string city, int attempt, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return city switch
        {
            "Rome" when attempt < 3 => throw new IOException("busy"),
            "Atlantis" => throw new IOException("no such city"),
            _ => city,
        };
    }
}

internal static class Retries
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await new Shipping(new Carrier()).ExecuteAsync(["Oslo", "Rome", "Atlantis"]));
        await TakeBackAsync();
        await LifecycleAsync();
    }

    private static async Task TakeBackAsync()
    {
        await using WorkflowHandler<string> handler = await new Shipping(new Carrier()).RunAsync(["Rome"]);

        #region take-back
        var shown = new List<(int AttemptId, string Text)>();
        await foreach (StreamItem item in handler.StreamItems())
        {
            if (item.Event is Calling calling)
            {
                shown.Add((item.AttemptId, $"{calling.City}, attempt {item.Attempt}"));
            }
            else if (item.Event is StepRetrying retrying)
            {
                int taken = shown.RemoveAll(line => line.AttemptId == item.AttemptId);
                Console.WriteLine($"attempt {retrying.Attempt} failed ({retrying.Error}), taking back {taken}");
            }
        }

        Console.WriteLine(string.Join("; ", shown.Select(line => line.Text)));
        #endregion
    }

    private static async Task LifecycleAsync()
    {
        #region lifecycle
        var options = new RunOptions { Lifecycle = true };
        await using WorkflowHandler<string> handler = await new Shipping(new Carrier()).RunAsync(["Rome"], options);
        await foreach (Lifecycle.StepFailed failed in handler.StreamEvents<Lifecycle.StepFailed>())
        {
            Console.WriteLine($"{failed.Step}, attempt {failed.Attempt}: {failed.Error}");
        }
        #endregion
    }
}
