// The user's own types hide the framework's and GenFlow's names; generated code must not notice.
#pragma warning disable CA1724, CA1716
using Support = GenFlow.Tests.Support;

namespace Shop.GenFlow
{
    public class Context;

    public class RunOptions;
}

namespace Shop.System
{
    public class Type;

    public class ArgumentOutOfRangeException;
}

namespace Shop
{
    public class Task;

    public class Task<T>;

    public class Event;

    public class StopEventBase;

    public class CancellationToken;

    public class Type;

    public class Unsafe;

    [global::GenFlow.Event]
    public partial record Order(int Number);

    [global::GenFlow.StreamEvent]
    public partial record Shown(int Number);

    [global::GenFlow.Workflow]
    public partial class Till
    {
        [global::GenFlow.Step, global::GenFlow.Publishes<Shown>]
        public async global::System.Threading.Tasks.Task<Order> Take(global::GenFlow.Context ctx, global::GenFlow.StartEvent<int> start)
        {
            ctx.WriteEventToStream(new Shown(1));
            await global::System.Threading.Tasks.Task.Yield();
            return new(start.Input);
        }

        [global::GenFlow.Step]
        public global::System.Collections.Generic.IEnumerable<Order> Unused(Shown never) => [];

        [global::GenFlow.Step(MaxConcurrency = 1)]
        public global::GenFlow.StopEvent<int> Pay(Order order) => new(order.Number + 1);
    }

    public class ForeignNameTests
    {
        [Fact]
        public async global::System.Threading.Tasks.Task WF24_TypesOfTheUsersCalledLikeTheFrameworks_DoNotDisturb()
        {
            global::GenFlow.WorkflowHandler<int> handler = await new Till().RunAsync(4);
            Assert.Equal(5, await global::GenFlow.Tests.Support.Guard.WithinAsync(handler.ResultAsync()));
            await handler.DisposeAsync();
        }
    }
}
