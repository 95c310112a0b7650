namespace GenFlow.Generators.Tests;

public class JoinTests
{
    [Fact]
    public void Joins_linear_graph_gives_the_join() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] B Work(A a) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_items_collected_directly_give_the_join() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IAsyncEnumerable<A> Split(StartEvent s) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<A> b) => null!;
            """));

    [Fact]
    public void Joins_marked_fan_out_gives_the_join_of_what_it_emits() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step, FanOut, Emits<A>] void Split(StartEvent s) { }
            [Step] StopEvent Join([Collect] IReadOnlyList<A> b) => null!;
            """));

    [Fact]
    public void Joins_unreachable_join_is_not_given() =>
        Assert.Equal(["Split: "], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_nested_fan_outs_close_innermost_first() =>
        Assert.Equal(["Inner: InnerJoin", "Outer: OuterJoin"], Parsed.Joins("""
            [Step] IEnumerable<A> Outer(StartEvent s) => [];
            [Step] IEnumerable<B> Inner(A a) => [];
            [Step] C InnerJoin([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent OuterJoin([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Joins_three_levels_close_one_by_one() =>
        Assert.Equal(["One: JoinOne", "Three: JoinThree", "Two: JoinTwo"], Parsed.Joins("""
            [Step] IEnumerable<A> One(StartEvent s) => [];
            [Step] IEnumerable<B> Two(A a) => [];
            [Step] IEnumerable<C> Three(B b) => [];
            [Step] D JoinThree([Collect] IReadOnlyList<C> c) => null!;
            [Step] E JoinTwo([Collect] IReadOnlyList<D> d) => null!;
            [Step] StopEvent JoinOne([Collect] IReadOnlyList<E> e) => null!;
            """));

    [Fact]
    public void Joins_loop_back_through_a_join_does_not_nest() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(AnyStart s) => [];
            [Step] B Work(A a) => null!;
            [Step] AnyOf<AnyStart, StopEvent> Join([Collect] IReadOnlyList<B> b) => default;
            [Event] public sealed partial record AnyStart;
            """));

    [Fact]
    public void Joins_output_of_a_join_belongs_outside() =>
        Assert.Equal(["Split: First"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] B First([Collect] IReadOnlyList<A> a) => null!;
            [Step] StopEvent Second([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_two_fan_outs_have_their_own() =>
        Assert.Equal(["SplitA: JoinA", "SplitB: JoinB"], Parsed.Joins("""
            [Step] IEnumerable<A> SplitA(StartEvent s) => [];
            [Step] IEnumerable<B> SplitB(StartEvent s) => [];
            [Step] StopEvent JoinA([Collect] IReadOnlyList<A> a) => null!;
            [Step] StopEvent JoinB([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_one_fan_out_may_have_two() =>
        Assert.Equal(["Split: JoinB, JoinC"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] AnyOf<B, C> Work(A a) => default;
            [Step] StopEvent JoinB([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent JoinC([Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Joins_with_two_lists_is_given_once() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] AnyOf<B, C> Work(A a) => default;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b, [Collect] IReadOnlyList<C> c) => null!;
            """));

    [Fact]
    public void Joins_polymorphic_items_go_where_derived_ones_may() =>
        Assert.Equal(["Split: Join, Other"], Parsed.Joins("""
            [Step] IEnumerable<Base> Split(StartEvent s) => [];
            [Step] B Work(Sealed s) => null!;
            [Step] C More(Base s) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent Other([Collect] IReadOnlyList<C> b) => null!;
            """));

    [Fact]
    public void Joins_derived_items_go_to_the_nearest_base() =>
        Assert.Equal(["Split: Near"], Parsed.Joins("""
            [Step] IEnumerable<Sealed> Split(StartEvent s) => [];
            [Step] StopEvent Near([Collect] IReadOnlyList<Derived> b) => null!;
            [Step] StopEvent Far([Collect] IReadOnlyList<Base> b) => null!;
            """));

    [Fact]
    public void Joins_items_that_nobody_names_go_through_the_catch_all() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(StartEvent s) => [];
            [Step] B Rest(Event e) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_stop_events_go_nowhere() =>
        Assert.Equal(["Split: "], Parsed.Joins("""
            [Step] IEnumerable<StopEvent> Split(StartEvent s) => [];
            [Step] A Rest(Event e) => null!;
            [Step] StopEvent Join([Collect] IReadOnlyList<A> b) => null!;
            """));

    [Fact]
    public void Joins_recursive_fan_out_ends() =>
        Assert.Equal(["Split: Join"], Parsed.Joins("""
            [Step] IEnumerable<A> Split(Base s) => [];
            [Step] AnyOf<Derived, B> Work(A a) => default;
            [Step] StopEvent Join([Collect] IReadOnlyList<B> b) => null!;
            """));

    [Fact]
    public void Joins_join_that_fans_out_again_gives_what_its_own_join_gives() =>
        Assert.Equal(["Again: Inner", "Outer: Last", "Split: Again"], Parsed.Joins("""
            [Step] IEnumerable<F> Outer(StartEvent s) => [];
            [Step] IEnumerable<A> Split(F f) => [];
            [Step] IEnumerable<B> Again([Collect] IReadOnlyList<A> a) => [];
            [Step] C Inner([Collect] IReadOnlyList<B> b) => null!;
            [Step] StopEvent Last([Collect] IReadOnlyList<C> c) => null!;
            """));
}
