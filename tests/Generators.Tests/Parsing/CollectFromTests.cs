namespace GenFlow.Generators.Tests;

/// <summary>Joins that name the fan-out whose scope they close, and joins with recovery.</summary>
public class CollectFromTests
{
    [Fact]
    public void From_names_the_only_fan_out_gives_the_join() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] StopEvent Join([Collect(From = nameof(Split))] IReadOnlyList<A> a) => null!;
            """));

    [Fact]
    public void From_names_the_outer_fan_out_closes_it_and_not_the_inner() =>
        Assert.Equal(["Inner: ", "Outer: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Outer(StartEvent s) => [];
            [Step] IEnumerable<B> Inner(A a) => [];
            [Step] StopEvent Join([Collect(From = nameof(Outer))] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void From_three_levels_up_is_found_beside_the_joins_between() =>
        Assert.Equal(["One: All", "Three: JoinThree", "Two: JoinTwo"], Parsed.Joins("""
            [Step] IEnumerable<A> One(StartEvent s) => [];
            [Step] IEnumerable<B> Two(A a) => [];
            [Step] IEnumerable<C> Three(B b) => [];
            [Step] AnyOf<D, E> Work(C c) => default;
            [Step] F JoinThree([Collect] IReadOnlyList<D> d) => null!;
            [Step] void JoinTwo([Collect] IReadOnlyList<F> f) { }
            [Step] StopEvent All([Collect(From = nameof(One))] IReadOnlyList<E> e) => null!;
            """));

    [Fact]
    public void From_names_the_middle_gives_to_the_outer() =>
        Assert.Equal(["One: Last", "Three: ", "Two: Middle"], Parsed.Joins("""
            [Step] IEnumerable<A> One(StartEvent s) => [];
            [Step] IEnumerable<B> Two(A a) => [];
            [Step] IEnumerable<C> Three(B b) => [];
            [Step] D Middle([Collect(From = nameof(Two))] IReadOnlyList<C> c) => null!;
            [Step] StopEvent Last([Collect] IReadOnlyList<D> d) => null!;
            """));

    [Fact]
    public void From_names_a_fan_out_that_does_not_lead_there_gives_nothing() =>
        Assert.Equal(["Left: ", "Right: "], Parsed.Joins("""
            [Step] IEnumerable<A> Left(StartEvent s) => [];
            [Step] IEnumerable<B> Right(StartEvent s) => [];
            [Step] StopEvent Join([Collect(From = nameof(Left))] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void From_outer_loop_back_through_it_does_not_nest() =>
        Assert.Equal(["Inner: ", "Outer: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] IEnumerable<A> Outer(C c) => [];
            [Step] IEnumerable<B> Inner(A a) => [];
            [Step] AnyOf<C, StopEvent> Join([Collect(From = nameof(Outer))] IReadOnlyList<B> b) => default;
            """));

    [Fact]
    public void From_with_a_join_without_it_close_the_same_fan_out() =>
        Assert.Equal(["Split: First, Second"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] AnyOf<B, C> Work(A a) => default;
            [Step] void First([Collect(From = nameof(Split))] IReadOnlyList<B> b) { }
            [Step] StopEvent Second([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Recovery_of_a_step_in_a_fan_out_reaches_its_join() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] void Work(A a) { }
            [Step] B Recover(StepFailed failed) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Recovery_of_another_input_does_not_reach_the_join() =>
        Assert.Equal(["Split: "], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] void Work(A a) { }
            [Step] B Recover(StepFailed<StartEvent> failed) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Theory]
    [InlineData("Base", "Derived")]
    [InlineData("Derived", "Base")]
    [InlineData("Derived", "Derived")]
    [InlineData("Event", "Derived")]
    [InlineData("Derived", "Event")]
    public void Recovery_of_a_related_input_reaches_the_join(string taken, string failed) =>
        Assert.Equal(["Split: Join"], Parsed.Joins($$"""
            [Step] IEnumerable<Derived> Split(StartEvent s) => [];
            [Step] void Work({{taken}} a) { }
            [Step] B Recover(StepFailed<{{failed}}> failed) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Recovery_of_every_failure_does_not_run_where_a_nearer_one_does() =>
        Assert.Equal(["Split: Near"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] void Work(A a) { }
            [Step] B RecoverA(StepFailed<A> failed) => null!;
            [Step] C RecoverAll(StepFailed failed) => null!;
            [Step] StopEvent Near([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent Far([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Recovery_of_a_recovering_step_does_not_run() =>
        Assert.Equal(["Split: Near"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] void Work(A a) { }
            [Step] B RecoverA(StepFailed<A> failed) => null!;
            [Step] C RecoverRecovery(StepFailed<StepFailed> failed) => null!;
            [Step] StopEvent Near([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent Far([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Recovery_of_a_nested_join_reaches_the_join_around_it() =>
        Assert.Equal(["Inner: InnerJoin", "Outer: Last"], Parsed.Joins("""
            [Step] IEnumerable<A> Outer(StartEvent s) => [];
            [Step] IEnumerable<B> Inner(A a) => [];
            [Step] void InnerJoin([Collect] IReadOnlyList<B> b) { }
            [Step] C Recover(StepFailed failed) => null!;
            [Step] StopEvent Last([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Failures_collected_beside_results_give_the_join_once() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] void Work(A a) { }
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b, [Collect] IReadOnlyList<StepFailed> failed) => null!;
            """));

    [Fact]
    public void Failure_given_by_a_step_is_not_taken_by_the_catch_all() =>
        Assert.Equal(["Split: "], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] StepFailed Work(A a) => null!;
            [Step] B Rest(Event e) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Answer_to_a_request_reaches_the_join() =>
        Assert.Equal(["Split: Join"], Parsed.Joins(
            """
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] Task<Ask?> Work(A a) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """,
            "[StreamEvent] public partial record Ask : InputRequest<B>;"));
}
