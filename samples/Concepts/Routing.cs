using GenFlow;

namespace Concepts;

#region routing
[Event]
public abstract partial record Message
{
    public sealed partial record Order(string Item) : Message;

    public sealed partial record Question(string Text) : Message;
}

[Workflow]
public partial class Inbox
{
    [Step]
    public Message Open(StartEvent<string> mail) =>
        mail.Input.EndsWith('?') ? new Message.Question(mail.Input) : new Message.Order(mail.Input);

    // The exact type first …
    [Step]
    public StopEvent<string> Sell(Message.Order order) => new($"sold: {order.Item}");

    // … then the nearest base: every message that has no step of its own.
    [Step]
    public StopEvent<string> Forward(Message message) => new($"forwarded: {message.EventType}");
}
#endregion

internal static class Routing
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await new Inbox().ExecuteAsync("tea"));
        Console.WriteLine(await new Inbox().ExecuteAsync("tea?"));
    }
}
