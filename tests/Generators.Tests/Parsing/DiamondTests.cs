namespace GenFlow.Generators.Tests;

/// <summary>Where the scopes of joins of several events are opened.</summary>
public class DiamondTests
{
    [Fact]
    public void Diamond_of_two_steps_on_one_event_is_opened_by_the_event() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_behind_a_chain_is_opened_by_the_nearest_event() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_whose_branch_is_a_chain_is_opened_by_the_event_before_it() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] C Left(StartEvent s) => null!;
            [Step] D Middle(C c) => null!;
            [Step] A End(D d) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_of_three_ways_is_opened_once() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A One(StartEvent s) => null!;
            [Step] B Two(StartEvent s) => null!;
            [Step] C Three(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b, C c) => null!;
            """));

    [Fact]
    public void Diamond_of_three_ways_that_split_one_after_the_other_is_opened_where_all_meet() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] D Left(StartEvent s) => null!;
            [Step] A One(D d) => null!;
            [Step] B Two(D d) => null!;
            [Step] C Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b, C c) => null!;
            """));

    [Fact]
    public void Diamond_with_an_unrelated_third_step_is_opened_by_the_event() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step] void Log(StartEvent s) { }
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_with_an_unrelated_step_before_it_is_opened_further_in() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] void Log(StartEvent s) { }
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_reached_twice_through_one_event_is_opened_there_only() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step] C One(StartEvent s) => null!;
            [Step] C Two(StartEvent s) => null!;
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_with_a_parameter_that_nothing_gives_is_not_opened() =>
        Assert.Empty(Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b, C c) => null!;
            """));

    [Fact]
    public void Diamond_whose_events_are_alternatives_is_not_opened() =>
        Assert.Empty(Parsed.Joins("""
            [Step] AnyOf<A, B> Either(StartEvent s) => default;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_whose_parameter_may_be_missing_needs_a_way_to_it_all_the_same() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] AnyOf<B, C> Right(StartEvent s) => default;
            [Step] void Ignore(C c) { }
            [Step] StopEvent Join(A a, B? b) => null!;
            """));

    [Fact]
    public void Diamond_over_the_event_itself_is_opened_by_it() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A Work(StartEvent s) => null!;
            [Step] StopEvent Join(StartEvent s, A a) => null!;
            """));

    [Fact]
    public void Diamond_in_a_loop_is_opened_each_time_around() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] AnyOf<C, StopEvent> Join(A a, B b) => default;
            """));

    [Fact]
    public void Diamond_with_a_branch_that_repeats_the_event_is_opened_by_it() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] AnyOf<A, C> Left(C c) => default;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_in_a_fan_out_is_opened_by_its_item() =>
        Assert.Equal(["[C]: Join", "Split: Last"], Parsed.Joins("""
            [Step] IEnumerable<C> Split(StartEvent s) => [];
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] D Join(A a, B b) => null!;
            [Step] StopEvent Last([Collect] IReadOnlyList<D> d) => null!;
            """));

    [Fact]
    public void Diamond_in_a_nested_fan_out_closes_nothing_of_the_outer() =>
        Assert.Equal(["[C]: Join", "Inner: InnerLast", "Outer: OuterLast"], Parsed.Joins("""
            [Step] IEnumerable<E> Outer(StartEvent s) => [];
            [Step] IEnumerable<C> Inner(E e) => [];
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] D Join(A a, B b) => null!;
            [Step] F InnerLast([Collect] IReadOnlyList<D> d) => null!;
            [Step] StopEvent OuterLast([Collect] IReadOnlyList<F> f) => null!;
            """));

    [Fact]
    public void Diamond_in_a_fan_out_with_recovery_is_opened_by_its_item_only() =>
        Assert.Equal(["[C]: Join", "Inner: InnerLast", "Outer: OuterLast"], Parsed.Joins("""
            [Step] IEnumerable<E> Outer(StartEvent s) => [];
            [Step] IEnumerable<C> Inner(E e) => [];
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] D Join(A a, B b) => null!;
            [Step] A Recover(StepFailed failed) => null!;
            [Step] F InnerLast([Collect] IReadOnlyList<D> d) => null!;
            [Step] StopEvent OuterLast([Collect] IReadOnlyList<F> f) => null!;
            """));

    [Fact]
    public void Diamond_over_different_items_of_a_fan_out_is_opened_by_it() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<C> Split(StartEvent s) => [];
            [Step] AnyOf<A, B> Work(C c) => default;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_over_items_of_two_types_is_opened_by_the_fan_out() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step, FanOut, Emits<A>, Emits<B>] void Split(StartEvent s) { }
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_result_belongs_outside_the_fan_out_that_it_closes() =>
        Assert.Equal(["Outer: Last", "Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<F> Outer(StartEvent s) => [];
            [Step, FanOut, Emits<A>, Emits<B>] void Split(F f) { }
            [Step] C Join(A a, B b) => null!;
            [Step] StopEvent Last([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Diamond_with_one_branch_inside_a_fan_out_is_not_opened() =>
        Assert.Equal(["Split: "], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] B Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_over_the_results_of_two_fan_outs_is_opened_before_them() =>
        Assert.Equal(["[StartEvent]: Join", "SplitA: JoinA", "SplitB: JoinB"], Parsed.Joins("""
            [Step] IEnumerable<A> SplitA(StartEvent s) => [];
            [Step] IEnumerable<B> SplitB(StartEvent s) => [];
            [Step] C JoinA([Collect] IReadOnlyList<A> a) => null!;
            [Step] D JoinB([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent Join(C c, D d) => null!;
            """));

    [Fact]
    public void Diamond_with_a_second_source_of_one_event_is_opened_at_both() =>
        Assert.Equal(["[C]: Join", "[StartEvent]: Join"], Parsed.Joins("""
            [Step] C Begin(StartEvent s) => null!;
            [Step] A Also(StartEvent s) => null!;
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B? b) => null!;
            """));

    [Fact]
    public void Diamond_of_polymorphic_events_is_opened_where_derived_ones_may_come() =>
        Assert.Equal(["[Base]: Join"], Parsed.Joins("""
            [Step] Base Begin(StartEvent s) => null!;
            [Step] A Left(Base c) => null!;
            [Step] B Right(Base c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Diamond_one_of_whose_branches_recovers_is_opened_by_the_event() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] void Right(StartEvent s) { }
            [Step] B Recover(StepFailed<StartEvent> failed) => null!;
            [Step] StopEvent Join(A a, B? b) => null!;
            """));

    [Fact]
    public void Diamond_of_an_answer_is_opened_by_the_event() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins(
            """
            [Step] Ask Left(StartEvent s) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """,
            "[StreamEvent] public partial record Ask : InputRequest<A>;"));

    [Fact]
    public void Diamond_of_more_than_eight_events_is_one() =>
        Assert.Equal(["[StartEvent]: Join"], Parsed.Joins(
            string.Concat("ABCDEFGHIJ".Select(static c => $"[Step] E{c} On{c}(StartEvent s) => null!;"))
            + $"[Step] StopEvent Join({string.Join(", ", "ABCDEFGHIJ".Select(static c => $"E{c} e{c}"))}) => null!;",
            string.Concat("ABCDEFGHIJ".Select(static c => $"[Event] public partial record E{c};"))));
}
