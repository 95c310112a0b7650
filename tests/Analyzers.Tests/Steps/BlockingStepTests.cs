using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class BlockingStepTests
{
    [Theory]
    [InlineData("int n = {|GF1005:Service.GetAsync().Result|};")]
    [InlineData("int n = {|GF1005:Service.GetAsync().GetAwaiter().GetResult()|};")]
    [InlineData("int n = {|GF1005:Service.GetAsync().ConfigureAwait(false).GetAwaiter().GetResult()|};")]
    [InlineData("int n = {|GF1005:Service.ReadAsync().Result|};")]
    [InlineData("int n = {|GF1005:Service.ReadAsync().AsTask().Result|};")]
    [InlineData("{|GF1005:Service.GetAsync().Wait()|};")]
    [InlineData("{|GF1005:Service.GetAsync().Wait(100)|};")]
    [InlineData("{|GF1005:Task.Run(() => 1).Wait()|};")]
    [InlineData("{|GF1005:Task.WhenAll(Service.GetAsync()).Wait()|};")]
    [InlineData("{|GF1005:Task.WaitAll(Service.GetAsync(), Service.GetAsync())|};")]
    [InlineData("int first = {|GF1005:Task.WaitAny(Service.GetAsync(), Service.GetAsync())|};")]
    [InlineData("{|GF1005:Thread.Sleep(100)|};")]
    [InlineData("{|GF1005:Thread.Sleep(TimeSpan.FromSeconds(1))|};")]
    [InlineData("var t = Service.GetAsync(); int n = {|GF1005:t.Result|};")]
    [InlineData("var t = Service.GetAsync(); {|GF1005:t.Wait()|}; int n = {|GF1005:t.Result|};")]
    [InlineData("void Local() { {|GF1005:Thread.Sleep(1)|}; } Local();")]
    [InlineData("Func<Task> f = async () => { {|GF1005:Thread.Sleep(1)|}; await Task.Yield(); }; await f();")]
    [InlineData("int[] all = Enumerable.Range(0, 3).Select(i => {|GF1005:Service.GetAsync(i).Result|}).ToArray();")]
    [InlineData("lock (ctx.RunId) { {|GF1005:Thread.Sleep(1)|}; }")]
    [InlineData("{|GF1005:_kept.Wait()|};")]
    public Task Blocking_call_is_reported(string statement)
    {
        const string kept = "private readonly Task<int> _kept = Service.GetAsync();";
        return Rule<BlockingStep>.Reports(StepSource.Async(statement, kept), StepSourceSync(statement));
    }

    [Theory]
    [InlineData("int n = await Service.GetAsync();")]
    [InlineData("int n = Task.FromResult(1).Result;")]
    [InlineData("Task.CompletedTask.Wait();")]
    [InlineData("var t = Service.GetAsync(); await t; int n = t.Result;")]
    [InlineData("var t = Service.GetAsync(); await Task.WhenAll(t); int n = t.Result;")]
    [InlineData("var t = Service.GetAsync(); int n = t.IsCompletedSuccessfully ? t.Result : await t;")]
    [InlineData("var t = Service.ReadAsync(); int n = t.IsCompletedSuccessfully ? t.Result : await t;")]
    [InlineData("var a = Service.GetAsync(); var b = Service.GetAsync(); int n = (await Task.WhenAny(a, b)).Result;")]
    [InlineData("Task<int>[] all = [Service.GetAsync()]; await Task.WhenAll(all); int n = all[0].Result; int sum = all.Sum(t => t.Result);")]
    [InlineData("Task<int>[] all = [Service.GetAsync()]; await Task.WhenAll(all); foreach (Task<int> t in all) { int n = t.Result; }")]
    [InlineData("Task<int>[] all = [Service.GetAsync()]; await Task.WhenAll(all); Task<int> t = all[0]; int n = t.Result; int m = all.First().Result;")]
    [InlineData("int n = Service.Pick([]).Result;")]
    [InlineData("int n = _kept.Result;")]
    [InlineData("bool ended = _kept.Wait(0);")]
    [InlineData("Thread.Sleep(0);")]
    [InlineData("await Task.Run(() => Thread.Sleep(1));")]
    [InlineData("await Task.Run(async () => { Thread.Sleep(1); await Task.Yield(); });")]
    [InlineData("await Task.Factory.StartNew(() => Service.GetAsync().Result);")]
    [InlineData("var thread = new Thread(() => Thread.Sleep(1)); thread.Start();")]
    [InlineData("void Local() => Thread.Sleep(1); await Task.Run(Local);")]
    [InlineData("Action elsewhere = () => Thread.Sleep(1);")]
    [InlineData("Other.Offload(() => Service.GetAsync().Result);")]
    [InlineData("int n = new StopEvent<int>(1).Result;")]
    [InlineData("Other.Sleep(100); new Other().Wait();")]
    [InlineData("await Service.GetAsync().ContinueWith(t => t.Result);")]
    public Task Result_of_a_completed_task_and_other_threads_are_not_reported(string statement) => Rule<BlockingStep>.Reports(
        StepSource.Async(statement, "private readonly Task<int> _kept = Service.GetAsync();") + """

        public sealed class Other
        {
            public static void Offload(Func<int> work) { }
            public static void Sleep(int ms) { }
            public void Wait() { }
        }
        """);

    [Fact]
    public Task Method_that_is_no_step_is_not_reported() => Rule<BlockingStep>.Reports(StepSource.Async("", """
        private int Helper() => Service.GetAsync().Result;
        public W() => Thread.Sleep(1);
        """));

    [Fact]
    public Task Blocking_call_of_an_async_step_is_awaited() => Rule<BlockingStep>.Fixes<AwaitInstead>(
        StepSource.Async("""
            int a = Service.GetAsync().Result; // behind
                        string b = Service.GetAsync().Result.ToString();
                        int c = Service.GetAsync(Service.GetAsync().Result).GetAwaiter().GetResult();
                        Service.ReadAsync().AsTask().Wait();
                        Task.WaitAll(Service.GetAsync(), Service.GetAsync());
                        Thread.Sleep(100);
                        Thread.Sleep(TimeSpan.FromSeconds(a));
            """),
        StepSource.Async("""
            int a = await Service.GetAsync(); // behind
                        string b = (await Service.GetAsync()).ToString();
                        int c = await Service.GetAsync(await Service.GetAsync());
                        await Service.ReadAsync().AsTask();
                        await Task.WhenAll(Service.GetAsync(), Service.GetAsync());
                        await Task.Delay(TimeSpan.FromMilliseconds(100), ctx.TimeProvider, ctx.CancellationToken);
                        await Task.Delay(TimeSpan.FromSeconds(a), ctx.TimeProvider, ctx.CancellationToken);
            """));

    [Fact]
    public Task Step_that_is_not_async_becomes_async() => Rule<BlockingStep>.Fixes<AwaitInstead>(
        StepSource.Workflow("""
                /// <summary>Gives an event.</summary>
                [Step]
                public StopEvent<int> Gives(Context ctx, StartEvent start)
                {
                    Thread.Sleep(100);
                    return new(Service.GetAsync().Result);
                }

                [Step]
                public void Nothing(CancellationToken token, StartEvent start) => Thread.Sleep(100);

                [Step]
                public Task<StopEvent<int>> Given(Context clock, CancellationToken token, StartEvent start)
                {
                    Thread.Sleep(100);
                    if (start is null)
                    {
                        return Other(1);
                    }

                    return Task.FromResult(new StopEvent<int>(Service.GetAsync().Result));
                }

                [Step]
                public ValueTask Effect(StartEvent start)
                {
                    Service.GetAsync().Wait();
                    return default;
                }

                private static Task<StopEvent<int>> Other(int n) => null!;
            """),
        StepSource.Workflow("""
                /// <summary>Gives an event.</summary>
                [Step]
                public async Task<StopEvent<int>> Gives(Context ctx, StartEvent start)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), ctx.TimeProvider, ctx.CancellationToken);
                    return new(await Service.GetAsync());
                }

                [Step]
                public async Task Nothing(CancellationToken token, StartEvent start) => await Task.Delay(100, token);

                [Step]
                public async Task<StopEvent<int>> Given(Context clock, CancellationToken token, StartEvent start)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), clock.TimeProvider, token);
                    if (start is null)
                    {
                        return await Other(1);
                    }

                    return new StopEvent<int>(await Service.GetAsync());
                }

                [Step]
                public async ValueTask Effect(StartEvent start)
                {
                    await Service.GetAsync();
                }

                private static Task<StopEvent<int>> Other(int n) => null!;
            """));

    [Theory]
    [InlineData("Thread.Sleep(1); return new(new StopEvent());", "await Task.Delay(1); return new StopEvent();")]
    [InlineData("Thread.Sleep(1); return new ValueTask<StopEvent>(new StopEvent());", "await Task.Delay(1); return new StopEvent();")]
    [InlineData("Thread.Sleep(1); return new ValueTask<StopEvent>(Task.FromResult(new StopEvent()));", "await Task.Delay(1); return await new ValueTask<StopEvent>(Task.FromResult(new StopEvent()));")]
    public Task Step_that_gave_a_value_task_gives_what_is_in_it(string before, string after) => Rule<BlockingStep>.Fixes<AwaitInstead>(
        StepSource.Workflow($"[Step] public ValueTask<StopEvent> Now(StartEvent start) {{ {before} }}"),
        StepSource.Workflow($"[Step] public async ValueTask<StopEvent> Now(StartEvent start) {{ {after} }}"));

    [Theory]
    [InlineData("lock (ctx.RunId) { Thread.Sleep(1); }")]
    [InlineData("int[] all = Enumerable.Range(0, 3).Select(i => Service.GetAsync(i).Result).ToArray();")]
    [InlineData("void Local() { Thread.Sleep(1); } Local();")]
    [InlineData("int first = Task.WaitAny(Service.GetAsync());")]
    [InlineData("Service.GetAsync().Wait(100);")]
    [InlineData("Task.WaitAll([Service.GetAsync()], 100);")]
    [InlineData("var all = from i in new[] { 1 } select Service.GetAsync(i).Result;")]
    public Task Place_without_await_is_not_fixed(string statement) => Rule<BlockingStep>.OffersNoFix<AwaitInstead>(StepSource.Async(statement));

    [Theory]
    [InlineData("public IEnumerable<StopEvent> Many(StartEvent start) { Thread.Sleep(1); yield break; }")]
    [InlineData("public IEnumerable<StopEvent> Many(StartEvent start) { Thread.Sleep(1); return []; }")]
    [InlineData("public virtual StopEvent Open(StartEvent start) { Thread.Sleep(1); return new(); }")]
    [InlineData("public StopEvent Called(StartEvent start) { Thread.Sleep(1); return new(); } void Caller() => Called(new());")]
    [InlineData("public Task Effect(StartEvent start) { Thread.Sleep(1); return Service.GetAsync(); }")]
    [InlineData("public Task<StopEvent> Two(StartEvent start) { Thread.Sleep(1); return start is null ? Other() : Task.FromResult(new StopEvent()); } static Task<StopEvent> Other() => null!;")]
    [InlineData("public Task<StopEvent> Two(StartEvent start) { Thread.Sleep(1); return start switch { null => Other(), _ => Other() }; } static Task<StopEvent> Other() => null!;")]
    [InlineData("public ValueTask<StopEvent?> None(StartEvent start) { Thread.Sleep(1); return default; }")]
    [InlineData("public ValueTask<StopEvent> Wrapped(StartEvent start) { Thread.Sleep(1); return new(Task.FromResult(new StopEvent())); }")]
    public Task Step_that_only_a_person_can_make_async_is_not_fixed(string step) => Rule<BlockingStep>.OffersNoFix<AwaitInstead>(StepSource.Workflow("[Step] " + step));

    private static string StepSourceSync(string statement) => $$"""
        namespace Second;

        public class NoWorkflow
        {
            private readonly Task<int> _kept = Service.GetAsync();

            public async Task Process(Context ctx)
            {
                {{statement.Replace("{|GF1005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)}}
                await Task.Yield();
            }
        }
        """;
}
