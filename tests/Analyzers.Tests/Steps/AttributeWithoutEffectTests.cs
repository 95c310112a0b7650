namespace GenFlow.Analyzers.Tests;

public class AttributeWithoutEffectTests
{
    [Theory]
    [InlineData("public void S([{|GF1013:Collect|}] IReadOnlyList<A> all) { }")]
    [InlineData("public W([{|GF1013:Collect(Count = 2)|}] IReadOnlyList<A> all) { }")]
    [InlineData("public int this[[{|GF1013:Collect|}] IReadOnlyList<A> all] => 1;")]
    [InlineData("[{|GF1013:FanOut|}] public void S(A a) { }")]
    [InlineData("[{|GF1013:Emits<A>|}] public void S(A a) { }")]
    [InlineData("[{|GF1013:Publishes<P>|}, Obsolete] public void S(A a) { }")]
    [InlineData("[{|GF1013:GenFlow.FanOutAttribute|}] public void S(A a) { }")]
    [InlineData("[Step] public void S(A a) { [{|GF1013:Step|}] void Local(A b) { } Local(a); }")]
    [InlineData("[Step] public void S(A a) { [{|GF1013:Emits<A>|}] static void Local([{|GF1013:Collect|}] IReadOnlyList<A> b) { } Local([]); }")]
    [InlineData("public Action<A> F => [{|GF1013:Step|}] (a) => { };")]
    [InlineData("[Step, {|GF1013:Publishes<int>|}] public void S(A a) { }")]
    [InlineData("[Step, {|GF1013:Publishes<string[]>|}] public void S(A a) { }")]
    [InlineData("[Step, {|GF1013:Publishes<Plain>|}, Publishes<P>] public void S(A a) { }")]
    public Task Attribute_that_nothing_reads_is_reported(string member) => Rule<AttributeWithoutEffect>.Reports(InWorkflow(member));

    [Theory]
    [InlineData("[Step, FanOut, Emits<A>, Publishes<P>] public void S(A a) { }")]
    [InlineData("[Step] public void S([Collect] IReadOnlyList<A> all) { }")]
    [InlineData("[FanOut, Step] public void S(A a) { }")]
    [InlineData("[Step, Publishes<U>, Publishes<U.Case>] public void S(A a) { }")]
    [InlineData("[Step, Publishes<StreamEvent>] public void S(A a) { }")]
    [InlineData("[Step, Publishes<Ask>] public void S(A a) { }")]
    [InlineData("[Step, Publishes<A>] public void S(A a) { }")]
    [InlineData("[Step, Publishes<Child>] public void S(A a) { }")]
    [InlineData("[Emits<A>] public virtual void S(A a) { }")]
    [InlineData("[Publishes<P>] public override string ToString() => \"\";")]
    public Task Attribute_of_a_step_is_not_reported(string member) => Rule<AttributeWithoutEffect>.Reports(InWorkflow(member));

    [Theory]
    [InlineData("[Step, Emits<string>] public void S(A a) { }")]
    [InlineData("[Step, Publishes<Missing>] public void S(A a) { }")]
    [InlineData("[FanOut] public int P => 1;")]
    public Task What_the_compiler_refuses_is_not_reported(string member) =>
        Rule<AttributeWithoutEffect>.Reports(["CS0311", "CS0246", "CS0592"], InWorkflow(member));

    private static string InWorkflow(string member) => $$"""
        [Event] public partial record A;
        public record Plain;
        [StreamEvent] public partial record P;
        [StreamEvent] public abstract partial record U { public sealed partial record Case : U; }
        [StreamEvent] public partial record Ask : InputRequest<A>;
        [Workflow] public partial class Child { [Step] public StopEvent S(StartEvent s) => new(); }

        [Workflow]
        public partial class W
        {
            {{member}}
        }
        """;
}
