using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class HandlerDroppedTests
{
    [Theory]
    [InlineData("{|GF1010:workflow.RunAsync(1)|};")]
    [InlineData("_ = {|GF1010:workflow.RunAsync(1)|};")]
    [InlineData("_ = {|GF1010:workflow.RunAsync(1)|}.AsTask();")]
    [InlineData("await {|GF1010:workflow.RunAsync(1)|};")]
    [InlineData("await {|GF1010:workflow.RunAsync(1)|}.ConfigureAwait(false);")]
    [InlineData("_ = await {|GF1010:workflow.RunAsync(1)|};")]
    [InlineData("await {|GF1010:new W().RunAsync(1)|};")]
    [InlineData("await {|GF1010:any.RunAsync(1)|};")]
    [InlineData("var handler = await {|GF1010:workflow.RunAsync(1)|};")]
    [InlineData("_ = {|GF1010:workflow.ExecuteAsync(1)|};")]
    [InlineData("Action start = () => { {|GF1010:workflow.ExecuteAsync(1)|}; };")]
    [InlineData("Action start = () => { _ = {|GF1010:workflow.RunAsync(1)|}; };")]
    [InlineData("Func<Task> start = async () => { await {|GF1010:workflow.RunAsync(1)|}; };")]
    [InlineData("_ = Task.Run((Action)(() => {|GF1010:workflow.ExecuteAsync(1)|}));")]
    [InlineData("await Task.Run(async () => { await {|GF1010:workflow.RunAsync(1)|}; });")]
    public Task Dropped_run_is_reported(string statement) => Rule<HandlerDropped>.Reports(Source(statement));

    [Theory]
    [InlineData("await using var handler = await workflow.RunAsync(1);")]
    [InlineData("await using WorkflowHandler<int> handler = await workflow.RunAsync(1).ConfigureAwait(false);")]
    [InlineData("var handler = await workflow.RunAsync(1); await handler.ResultAsync();")]
    [InlineData("int result = await (await workflow.RunAsync(1)).ResultAsync();")]
    [InlineData("await using (await workflow.RunAsync(1)) { }")]
    [InlineData("ValueTask<WorkflowHandler<int>> starting = workflow.RunAsync(1); await starting;")]
    [InlineData("int result = await workflow.ExecuteAsync(1);")]
    [InlineData("await workflow.ExecuteAsync(1);")]
    [InlineData("Task<int> result = workflow.ExecuteAsync(1); await result;")]
    [InlineData("workflow.ExecuteAsync(1);")]
    [InlineData("Func<ValueTask<WorkflowHandler<int>>> start = () => workflow.RunAsync(1);")]
    [InlineData("await Throws(async () => await workflow.RunAsync(1));")]
    [InlineData("await Throws(() => { _ = workflow.RunAsync(1); return Task.CompletedTask; });")]
    [InlineData("await Throws(() => { _ = workflow.ExecuteAsync(1); return Task.CompletedTask; });")]
    [InlineData("Func<Task> act = async () => await workflow.RunAsync(1); await Throws(act);")]
    [InlineData("Action act = () => workflow.ExecuteAsync(1);")]
    [InlineData("await new Other().RunAsync(1); _ = new Other().ExecuteAsync(1);")]
    public Task Run_that_somebody_keeps_is_not_reported(string statement) => Rule<HandlerDropped>.Reports(Source(statement));

    [Fact]
    public Task Run_is_executed_to_its_end() => Rule<HandlerDropped>.Fixes<ExecuteInstead>(
        Source("""
            // first
                    await workflow.RunAsync(1); // behind
                    await workflow.RunAsync(2).ConfigureAwait(false);
                    _ = workflow.RunAsync(3);
                    _ = await workflow.RunAsync(4, RunOptions.Default);
                    var handler = await workflow.RunAsync(5);
                    _ = workflow.ExecuteAsync(6);
            """),
        Source("""
            // first
                    await workflow.ExecuteAsync(1); // behind
                    await workflow.ExecuteAsync(2).ConfigureAwait(false);
                    await workflow.ExecuteAsync(3);
                    await workflow.ExecuteAsync(4, RunOptions.Default);
                    await workflow.ExecuteAsync(5);
                    await workflow.ExecuteAsync(6);
            """));

    [Theory]
    [InlineData("await any.RunAsync(1);")]
    [InlineData("Action start = () => { workflow.ExecuteAsync(1); };")]
    [InlineData("_ = Task.Run((Action)(() => workflow.ExecuteAsync(1)));")]
    public Task Place_for_no_statement_and_workflow_without_ExecuteAsync_are_not_fixed(string statement) => Rule<HandlerDropped>.OffersNoFix<ExecuteInstead>(Source(statement));

    private static string Source(string statement) => $$"""
        [Workflow]
        public partial class W
        {
            [Step]
            public StopEvent<int> Process(StartEvent<int> start) => new(start.Input);
        }

        public class Other
        {
            public ValueTask<int> RunAsync(int n) => default;
            public Task<int> ExecuteAsync(int n) => Task.FromResult(n);
        }

        public static class Program
        {
            public static async Task RunAll(W workflow, IWorkflow<int, int> any)
            {
                {{statement}}
                await Task.Yield();
            }

            private static Task Throws(Func<Task> start) => start();
        }
        """;
}
