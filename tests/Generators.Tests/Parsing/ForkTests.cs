namespace GenFlow.Generators.Tests;

/// <summary>Steps that open scopes for joins of several events, and workflows with two such joins.</summary>
public class ForkTests
{
    [Fact]
    public void Fork_that_sends_and_returns_opens_the_scope() =>
        Assert.Equal(["Begin!: Join"], Parsed.Joins("""
            [Step, Emits<A>] B Begin(StartEvent s) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Fork_that_sends_two_opens_the_scope() =>
        Assert.Equal(["Begin!: Join"], Parsed.Joins("""
            [Step, Emits<C>, Emits<B>] void Begin(StartEvent s) { }
            [Step] A Work(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Fork_beside_alternatives_opens_the_scope() =>
        Assert.Equal(["Begin!: Join"], Parsed.Joins("""
            [Step, Emits<A>] AnyOf<B, StopEvent> Begin(StartEvent s) => default;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Fork_that_sends_what_it_returns_is_none() =>
        Assert.Empty(Parsed.Joins("""
            [Step, Emits<C>] C Begin(StartEvent s) => null!;
            [Step] AnyOf<A, B> Work(C c) => default;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Step_that_sends_something_unrelated_is_no_fork() =>
        Assert.Equal(["[C]: Join"], Parsed.Joins("""
            [Step, Emits<D>] C Begin(StartEvent s) => null!;
            [Step] void Log(D d) { }
            [Step] A Left(C c) => null!;
            [Step] B Right(C c) => null!;
            [Step] StopEvent Join(A a, B b) => null!;
            """));

    [Fact]
    public void Fork_in_a_loop_that_meets_the_event_itself_leaves_it_to_the_event() =>
        Assert.Equal(["[D]: Join"], Parsed.Joins("""
            [Step] D Begin(StartEvent s) => null!;
            [Step, Emits<B>] AnyOf<A, D> Work(D d) => default;
            [Step] StopEvent Join(D d, A a, B b) => null!;
            """));

    [Fact]
    public void Fork_in_which_nothing_would_meet_leaves_its_events_to_the_event_before_it() =>
        Assert.Equal(["[D]: Join"], Parsed.Joins("""
            [Step] D Begin(StartEvent s) => null!;
            [Step, Emits<D>] A Work(D d) => null!;
            [Step] E Other(D d) => null!;
            [Step] A More(E e) => null!;
            [Step] StopEvent Join(D d, A a) => null!;
            """));

    [Fact]
    public void Join_that_forks_opens_the_scope_of_the_next() =>
        Assert.Equal(["[StartEvent]: First", "First!: Second"], Parsed.Joins("""
            [Step] A Left(StartEvent s) => null!;
            [Step] B Right(StartEvent s) => null!;
            [Step, Emits<C>] D First(A a, B b) => null!;
            [Step] StopEvent Second(C c, D d) => null!;
            """));

    [Fact]
    public void Two_diamonds_that_share_a_type_have_one_opener() =>
        Assert.Equal(["[StartEvent]: First, Second"], Parsed.Joins("""
            [Step] A One(StartEvent s) => null!;
            [Step] B Two(StartEvent s) => null!;
            [Step] C Three(StartEvent s) => null!;
            [Step] D First(A a, B b) => null!;
            [Step] E Second(A a, C c) => null!;
            """));

    [Fact]
    public void Two_diamonds_one_after_the_other_have_their_own_openers() =>
        Assert.Equal(["[C]: Second", "[StartEvent]: First"], Parsed.Joins("""
            [Step] A One(StartEvent s) => null!;
            [Step] B Two(StartEvent s) => null!;
            [Step] C First(A a, B b) => null!;
            [Step] D Three(C c) => null!;
            [Step] E Four(C c) => null!;
            [Step] StopEvent Second(D d, E e) => null!;
            """));

    [Fact]
    public void Two_diamonds_one_in_the_other_have_their_own_openers() =>
        Assert.Equal(["[E]: Inner", "[StartEvent]: Outer"], Parsed.Joins("""
            [Step] E One(StartEvent s) => null!;
            [Step] A Left(E e) => null!;
            [Step] B Right(E e) => null!;
            [Step] C Inner(A a, B b) => null!;
            [Step] D Two(StartEvent s) => null!;
            [Step] StopEvent Outer(C c, D d) => null!;
            """));

    [Fact]
    public void Diamond_of_a_result_and_a_branch_of_the_scope_that_it_left_is_not_opened() =>
        Assert.Equal(["[StartEvent]: First"], Parsed.Joins("""
            [Step, Emits<D>] A One(StartEvent s) => null!;
            [Step] B Two(StartEvent s) => null!;
            [Step] C First(A a, B b) => null!;
            [Step] StopEvent Second(C c, D d) => null!;
            """));
}
