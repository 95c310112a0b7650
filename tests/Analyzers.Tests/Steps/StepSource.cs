namespace GenFlow.Analyzers.Tests;

/// <summary>A workflow around the body of one step.</summary>
internal static class StepSource
{
    /// <summary>An async step with a Context.</summary>
    public static string Async(string body, string members = "") => Workflow($$"""
            [Step]
            public async Task<StopEvent> Process(Context ctx, StartEvent start)
            {
                {{body}}
                await Task.Yield();
                return new StopEvent();
            }
        """, members);

    /// <summary>A step that gives its event at once.</summary>
    public static string Sync(string body, string members = "") => Workflow($$"""
            [Step]
            public StopEvent Process(Context ctx, StartEvent start)
            {
                {{body}}
                return new StopEvent();
            }
        """, members);

    /// <summary>A workflow with these members.</summary>
    public static string Workflow(string steps, string members = "") => $$"""
        [StreamEvent] public partial record P(int N = 0);

        public static class Service
        {
            public static Task<int> GetAsync(int n = 0) => Task.FromResult(n);
            public static Task<int> Pick(IEnumerable<Task<int>> tasks) => tasks.First();
            public static ValueTask<int> ReadAsync() => default;
        }

        [Workflow]
        public partial class W
        {
        {{steps}}
        {{members}}
        }
        """;
}
