#pragma warning disable CA1716, CA1708, IDE1006
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Generated.@namespace.@class
{
    [Event]
    public partial record @event(int @int);

    [StreamEvent]
    public partial record @default(string @string);

    [Workflow]
    public partial class @return
    {
        [Step, Publishes<@default>]
        public async Task<@event> @async(Context @this, StartEvent<int> @in, CancellationToken @out)
        {
            @this.WriteEventToStream(new @default("x"));
            await Task.Yield();
            return new(@in.Input);
        }

        [Step]
        public static StopEvent<int> @static(@event @event) => new(@event.@int + 1);
    }

    [Event]
    public partial record Ünïcode(int Größe);

    [Workflow]
    public partial class Straße
    {
        [Step]
        public Ünïcode Ärger(StartEvent<int> start) => new(start.Input);

        [Step]
        public StopEvent<string> ärger(Ünïcode ev) => new(ev.EventType + ev.Größe);
    }
}

namespace GenFlow.Tests.Generated.Keywords
{
    using Keyworded = GenFlow.Tests.Generated.@namespace.@class;

    public class KeywordNameTests
    {
        [Fact]
        public async Task WF24_KeywordNames_Run()
        {
            await using WorkflowHandler<int> handler = await new Keyworded.@return().RunAsync(1);
            Assert.Equal(2, await handler.ResultAsync().WithinAsync());
            StreamItem item = (await handler.StreamItems().AllAsync())[0];
            Assert.Equal(("default", "async"), (item.Event.EventType, item.Step));
        }

        [Fact]
        public async Task WF24_NamesBeyondAscii_AndNamesThatDifferInCaseOnly_Run() =>
            Assert.Equal("Ünïcode3", await new Keyworded.Straße().ExecuteAsync(3).WithinAsync());
    }
}
