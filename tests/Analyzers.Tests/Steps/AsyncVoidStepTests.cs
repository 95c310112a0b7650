using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class AsyncVoidStepTests
{
    [Fact]
    public Task Async_void_step_is_reported_once() => Rule<AsyncVoidStep>.Reports("""
        public abstract class Base { [Step] protected async {|GF1004:void|} Inherited(StepFailed failed) => await Task.Yield(); }
        [Workflow] public partial class One : Base { [Step] public async {|GF1004:void|} S(StartEvent s) => await Task.Yield(); }
        [Workflow] public partial class Two : Base { [Step] public StopEvent S(StartEvent s) => new(); }
        """);

    [Theory]
    [InlineData("[Step] public async Task S(StartEvent s) => await Task.Yield();")]
    [InlineData("[Step] public void S(StartEvent s) { }")]
    [InlineData("[Step] public void S(StartEvent s) { async void Local() => await Task.Yield(); Local(); }")]
    [InlineData("public async void Helper(StartEvent s) => await Task.Yield();")]
    [InlineData("[Step] public async void S(string text) => await Task.Yield();")]
    public Task Method_that_is_none_is_not_reported(string member) => Rule<AsyncVoidStep>.Reports($$"""[Workflow] public partial class W { {{member}} }""");

    [Fact]
    public Task Void_becomes_Task() => Rule<AsyncVoidStep>.Fixes<ReturnTask>(
        """
        [Workflow]
        public partial class W
        {
            [Step]
            public async void One(StartEvent s)
            {
                await Task.Yield();
                return;
            }

            [Step] private async /* nothing */ void Two(StepFailed s) => await Task.Yield();
        }
        """,
        """
        [Workflow]
        public partial class W
        {
            [Step]
            public async Task One(StartEvent s)
            {
                await Task.Yield();
                return;
            }

            [Step] private async /* nothing */ Task Two(StepFailed s) => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("public class Base { public virtual void S(StartEvent s) { } } [Workflow] public partial class W : Base { [Step] public override async void S(StartEvent s) => await Task.Yield(); }")]
    [InlineData("public interface I { void S(StartEvent s); } [Workflow] public partial class W : I { [Step] public async void S(StartEvent s) => await Task.Yield(); }")]
    [InlineData("[Workflow] public partial class W { [Step] public virtual async void S(StartEvent s) => await Task.Yield(); }")]
    public Task Step_whose_void_is_declared_elsewhere_too_is_not_fixed(string source) => Rule<AsyncVoidStep>.OffersNoFix<ReturnTask>(source);
}
