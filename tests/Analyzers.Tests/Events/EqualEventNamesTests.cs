namespace GenFlow.Analyzers.Tests;

public class EqualEventNamesTests
{
    private const string Workflow = """

        [Workflow]
        public partial class W
        {
            [Step{0}]
            public StopEvent Run(Context ctx, StartEvent start) => new();
        }
        """;

    [Theory]
    [InlineData("""[StreamEvent] public abstract partial record U; [StreamEvent] public sealed partial record A : U; [{|GF3004:StreamEvent(Name = "A")|}] public sealed partial record B : U;""")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; public static partial class Other { public sealed partial record {|GF3004:A|} : U; } }")]
    [InlineData("[StreamEvent] public abstract partial record U; namespace X { [StreamEvent] public sealed partial record A : U; } namespace Y { [StreamEvent] public sealed partial record {|GF3004:A|} : U; }")]
    public Task Cases_of_one_name_are_reported(string source) => Rule<EqualEventNames>.Reports(source);

    [Theory]
    [InlineData("namespace X { [StreamEvent] public partial record A; } namespace Y { [StreamEvent] public partial record A; }", ", Publishes<X.A>, {|GF3004:Publishes<Y.A>|}")]
    [InlineData("[StreamEvent] public partial record A; [StreamEvent(Name = \"A\")] public partial record B;", ", Publishes<A>, {|GF3004:Publishes<B>|}")]
    [InlineData("[StreamEvent] public abstract partial record U; namespace X { [StreamEvent] public sealed partial record A : U; } [StreamEvent] public partial record A;", ", Publishes<U>, {|GF3004:Publishes<A>|}")]
    public Task Published_events_of_one_name_are_reported(string events, string declared) =>
        Rule<EqualEventNames>.Reports(events + Workflow.Replace("{0}", declared, StringComparison.Ordinal));

    [Fact]
    public Task Event_of_a_child_with_a_name_of_the_parents_is_reported() => Rule<EqualEventNames>.Reports("""
        namespace X
        {
            [StreamEvent] public partial record A;

            [Workflow]
            public partial class Child
            {
                [Step, Publishes<A>]
                public StopEvent Run(Context ctx, StartEvent start) => new();
            }
        }

        [StreamEvent] public partial record A;

        [Workflow]
        public partial class Parent
        {
            [Step, Publishes<A>, {|GF3004:Publishes<X.Child>|}]
            public StopEvent Run(Context ctx, StartEvent start) => new();
        }
        """);

    [Theory]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; public sealed partial record B : U; }", ", Publishes<U>")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; } [StreamEvent] public partial record A;", ", Publishes<U>, Publishes<A>")]
    [InlineData("namespace X { [StreamEvent] public partial record A; } [StreamEvent] public partial record A;", ", Publishes<A>, Publishes<A>")]
    [InlineData("[StreamEvent] public partial record A<T>(T Value);", ", Publishes<A<int>>, Publishes<A<string>>")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; }", ", Publishes<U>, Publishes<U.A>")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(string Kind) : U { public override string EventType => Kind; } public sealed partial record B : U; }", ", Publishes<U>")]
    public Task Names_that_differ_or_are_not_known_are_not_reported(string events, string declared) =>
        Rule<EqualEventNames>.Reports(events + Workflow.Replace("{0}", declared, StringComparison.Ordinal));

    [Fact]
    public Task Cases_are_reported_once_where_unions_are_nested_and_published() => Rule<EqualEventNames>.Reports(
        "[StreamEvent] public abstract partial record U; [StreamEvent] public abstract partial record V : U { public sealed partial record A : V; public static partial class X { public sealed partial record {|GF3004:A|} : V; } }"
            + Workflow.Replace("{0}", ", Publishes<U>, Publishes<V>", StringComparison.Ordinal));

    [Theory]
    [InlineData("[StreamEvent] public partial record StepRetrying(int Attempt);", ", {|GF3004:Publishes<StepRetrying>|}")]
    [InlineData("namespace X { [StreamEvent] public partial record RunCompleted; }", ", {|GF3004:Publishes<X.RunCompleted>|}")]
    [InlineData("[StreamEvent(Name = \"Lifecycle.StepStarted\")] public partial record Begun;", ", {|GF3004:Publishes<Begun>|}")]
    [InlineData("[StreamEvent] public abstract partial record Lifecycle { public sealed partial record StepFailed(string Why) : Lifecycle; }", ", {|GF3004:Publishes<Lifecycle>|}")]
    public Task Published_event_that_is_called_as_one_of_the_engine_is_reported(string events, string declared) =>
        Rule<EqualEventNames>.Reports(events + Workflow.Replace("{0}", declared, StringComparison.Ordinal));

    [Theory]
    [InlineData("[StreamEvent(Name = \"Build.RunFailed\")] public partial record RunFailed;", ", Publishes<RunFailed>")]
    [InlineData("[StreamEvent] public abstract partial record Build { public sealed partial record RunFailed : Build; }", ", Publishes<Build>")]
    [InlineData("[StreamEvent] public partial record StreamGap;", "")]
    public Task Event_with_a_name_of_its_own_or_that_is_not_published_is_not_reported(string events, string declared) =>
        Rule<EqualEventNames>.Reports(events + Workflow.Replace("{0}", declared, StringComparison.Ordinal));

    [Fact]
    public void Names_of_the_engine_are_those_of_an_empty_catalogue() => Assert.Equal(
        new EventCatalogue(static () => []).Select(static entry => entry.Name).Order(StringComparer.Ordinal),
        EngineEventNames.All.Order(StringComparer.Ordinal));
}
