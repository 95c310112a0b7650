namespace GenFlow.Analyzers.Tests;

public class EqualStepsTests
{
    [Theory]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B {|GF1008:Two|}(A a) => new();")]
    [InlineData("[Step] public B Zwei(A a) => new(); [Step] public B {|GF1008:Eins|}(A a) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B {|GF1008:Two|}(A a) => new(); [Step] public B {|GF1008:Three|}(A a) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public Task<B> {|GF1008:Two|}(Context ctx, A a, CancellationToken token) => null!;")]
    [InlineData("[Step] public AnyOf<B, StopEvent> One(A a) => new B(); [Step] public AnyOf<StopEvent, B> {|GF1008:Two|}(A a) => new B();")]
    [InlineData("[Step] public B One(A a) => new(); [Step, Emits<B>] public void {|GF1008:Two|}(A a) { }")]
    public Task Steps_that_take_and_give_the_same_are_reported(string members) => Rule<EqualSteps>.Reports(InWorkflow(members));

    [Theory]
    [InlineData("[Step] public void One(A a) { } [Step] public void Two(A a) { }")]
    [InlineData("[Step] public Task One(A a) => null!; [Step] public void Two(A a) { }")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public StopEvent Two(A a) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B Two(C c) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public IEnumerable<B> Two(A a) => [];")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B Two(A a, int number) => new();")]
    [InlineData("[Step] public B One(A a) => new(); public B Two(A a) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B Two(A a) => new(); [Step] public StopEvent All([Collect] IReadOnlyList<B> all) => new();")]
    [InlineData("[Step] public B One(A a) => new(); [Step] public B Two(A a, C c) => new();")]
    public Task Steps_that_differ_or_are_meant_to_run_beside_each_other_are_not_reported(string members) => Rule<EqualSteps>.Reports(InWorkflow(members));

    [Fact]
    public Task Own_step_that_equals_an_inherited_one_is_reported_and_not_the_inherited_ones() => Rule<EqualSteps>.Reports("""
        [Event] public partial record A;
        public abstract class Base { [Step] protected A One(StartEvent s) => new(); [Step] protected A Two(StartEvent s) => new(); }
        [Workflow] public partial class W : Base { [Step] public StopEvent End(A a) => new(); [Step] public A {|GF1008:Alike|}(StartEvent s) => new(); }
        """);

    private static string InWorkflow(string members) => $$"""
        [Event] public partial record A;
        [Event] public partial record B;
        [Event] public partial record C;

        [Workflow]
        public partial class W
        {
            {{members}}
        }
        """;
}
