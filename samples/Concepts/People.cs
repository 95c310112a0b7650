using GenFlow;

namespace Concepts;

#region requests
[Event]
public partial record Approval(bool Granted, string By);

// The answer is an event: a step can return this request.
[StreamEvent]
public partial record Approve(string What) : InputRequest<Approval>;

// Any answer will do where a step awaits it.
[StreamEvent]
public partial record HowMany(string Of) : InputRequest<int>;
#endregion

#region asking
[Workflow]
public partial class Purchase
{
    [Step]
    public Approve Ask(StartEvent<string> what) => new(what.Input) { Timeout = TimeSpan.FromHours(8) };

    [Step, Publishes<HowMany>]
    public async Task<StopEvent<string>> Order(Context ctx, Approval approval)
    {
        if (!approval.Granted)
        {
            return new($"refused by {approval.By}");
        }

        int count = await ctx.RequestInputAsync(new HowMany("boxes"));
        return new($"{count} boxes, approved by {approval.By}");
    }
}
#endregion

#region nobody
[Workflow]
public partial class Impatient
{
    [Step]
    public Approve Ask(StartEvent<string> what) => new(what.Input) { Timeout = TimeSpan.FromMilliseconds(1) };

    [Step]
    public StopEvent<string> Decide(Approval approval) => new(approval.Granted ? "granted" : "refused");

    [Step]
    public StopEvent<string> Nobody(StepFailed failed) => new($"{failed.Step}: {failed.Exception.GetType().Name}");
}
#endregion

internal static class People
{
    public static async Task ShowAsync()
    {
        await AnswerAsync();
        await AnswerWronglyAsync();

        await using WorkflowHandler<string> handler = await new Impatient().RunAsync("chairs");
        Console.WriteLine(await handler.ResultAsync());
        await foreach (InputClosed closed in handler.StreamEvents<InputClosed>())
        {
            Console.WriteLine($"closed: {closed.Reason}");
        }
    }

    private static async Task AnswerAsync()
    {
        #region answering
        await using WorkflowHandler<string> handler = await new Purchase().RunAsync("paper");

        await foreach (InputRequest request in handler.StreamEvents<InputRequest>())
        {
            switch (request)
            {
                case Approve approve:
                    Console.WriteLine($"may we buy {approve.What}? yes");
                    await handler.RespondAsync(approve, new Approval(true, "Ada"));
                    break;
                case HowMany howMany:
                    Console.WriteLine($"how many {howMany.Of}? 12");
                    await handler.RespondAsync(howMany, 12);
                    break;
            }
        }

        Console.WriteLine(await handler.ResultAsync());
        #endregion
    }

    private static async Task AnswerWronglyAsync()
    {
        await using WorkflowHandler<string> handler = await new Purchase().RunAsync("pens");
        await foreach (Approve request in handler.StreamEvents<Approve>())
        {
            #region refused
            InputRequest open = handler.PendingRequests[0];
            try
            {
                await handler.RespondAsync(open.Id, "yes");
            }
            catch (InputResponseException e)
            {
                Console.WriteLine($"{e.Error}; still open: {handler.PendingRequests.Count}");
            }

            await handler.RespondAsync(open.Id, new Approval(false, "Bob"));
            #endregion
        }

        Console.WriteLine(await handler.ResultAsync());
    }
}
