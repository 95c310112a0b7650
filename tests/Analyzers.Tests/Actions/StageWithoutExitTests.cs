namespace GenFlow.Analyzers.Tests;

/// <summary>Chains whose agents are visible.</summary>
public class StageWithoutExitTests
{
    private const string Bare = "new Agent(client) { Actions = [Tools.FindAction] }";
    private const string Exits = "new Agent(client) { Actions = [Tools.FindAction, Tools.DoneAction] }";

    [Theory]
    [InlineData("_ = new Chain({|GF6011:" + Bare + "|}, " + Exits + ");")]
    [InlineData("_ = new Chain({|GF6011:" + Bare + "|}, {|GF6011:new Agent(client)|}, last);")]
    [InlineData("_ = new Chain([{|GF6011:new(client) { Name = \"a\" }|}, last]);")]
    [InlineData("_ = new Chain(agents: [{|GF6011:" + Bare + "|}, last]) { Name = \"c\" };")]
    [InlineData("_ = new Chain(new Agent[] { {|GF6011:" + Bare + "|}, last });")]
    [InlineData("Chain chain = new({|GF6011:" + Bare + "|}, last);")]
    [InlineData("_ = new Chain({|GF6011:new Agent(client) { FollowUpActions = [Tools.DoneAction] }|}, last);")]
    [InlineData("_ = new Chain({|GF6011:new Agent(client) { Actions = new AgentAction[] { Tools.FindAction } }|}, last);")]
    [InlineData("_ = new Chain([.. more, {|GF6011:" + Bare + "|}, last, .. more]);")]
    [InlineData("var first = " + Bare + "; _ = new Chain({|GF6011:first|}, last);")]
    [InlineData("Agent first = " + Bare + ", other = first; _ = new Chain(({|GF6011:first|}), other, last);")]
    [InlineData("var first = " + Bare + "; Func<Chain> later = () => new Chain({|GF6011:first|}, last);")]
    [InlineData("{ var first = " + Exits + "; first = last; } { var first = " + Bare + "; _ = new Chain({|GF6011:first|}, last); }")]
    [InlineData("_ = new Chain({|GF6011:Kept|}, {|GF6011:s_kept|}, {|GF6011:_kept|}, {|GF6011:this._kept|}, last);")]
    public Task Agent_that_cannot_hand_over_is_reported(string statement) => Rule<StageWithoutExit>.Reports(Source(statement));

    [Theory]
    [InlineData("_ = new Chain(" + Exits + ", " + Bare + ");")]
    [InlineData("_ = new Chain(" + Bare + ");")]
    [InlineData("_ = new Chain();")]
    [InlineData("_ = new Chain(last, last);")]
    [InlineData("_ = new Chain(more);")]
    [InlineData("_ = new Chain([.. more]);")]
    [InlineData("_ = new Chain([" + Bare + ", .. more]);")]
    [InlineData("_ = new Chain([.. more, " + Bare + "]);")]
    [InlineData("_ = new Chain(new Agent(client) { Actions = [Tools.FindAction, .. functions] }, last);")]
    [InlineData("_ = new Chain(new Agent(client) { Actions = [Tools.FindAction, made] }, last);")]
    [InlineData("_ = new Chain(new Agent(client) { Actions = functions }, last);")]
    [InlineData("_ = new Chain(new Agent(client) { Actions = [Tools.FindAction, functions[0]] }, last);")]
    [InlineData("_ = new Chain(isStrict ? " + Bare + " : last, last);")]
    [InlineData("_ = new Chain(Make(), last);")]
    [InlineData("_ = new Other.Chain(" + Bare + ", last);")]
    public Task Agent_that_is_last_or_hands_over_or_is_unknown_is_not_reported(string statement) => Rule<StageWithoutExit>.Reports(Source(statement));

    [Theory]
    [InlineData("var first = " + Bare + "; first = last; _ = new Chain(first, last);")]
    [InlineData("var first = " + Bare + "; _ = new Chain(first, last); first ??= last;")]
    [InlineData("var first = " + Bare + "; (first, _) = (last, last); _ = new Chain(first, last);")]
    [InlineData("var first = " + Bare + "; Set(out first); _ = new Chain(first, last);")]
    [InlineData("var first = " + Bare + "; Change(ref (first)); _ = new Chain(first, last);")]
    [InlineData("var first = " + Bare + "; ref Agent other = ref first; other = last; _ = new Chain(first, last);")]
    [InlineData("var first = " + Bare + "; Action set = () => first = last; set(); _ = new Chain(first, last);")]
    [InlineData("Agent first; first = " + Bare + "; _ = new Chain(first, last);")]
    [InlineData("foreach (Agent first in more) { _ = new Chain(first, last); }")]
    [InlineData("Set(out Agent first); _ = new Chain(first, last);")]
    [InlineData("_ = new Chain(_open, last);")]
    [InlineData("_ = new Chain(_set, last);")]
    [InlineData("_ = new Chain(SetToo, last);")]
    [InlineData("_ = new Chain(Open, last);")]
    [InlineData("_ = new Chain(Replaced, last);")]
    [InlineData("_ = new Chain(Computed, last);")]
    [InlineData("_ = new Chain(elsewhere.Partly, last);")]
    [InlineData("_ = new Chain(Parts.Kept, last);")]
    public Task Variable_that_may_be_another_agent_is_not_reported(string statement) => Rule<StageWithoutExit>.Reports(Source(statement));

    [Fact]
    public Task Members_of_any_class_in_the_file_are_known() => Rule<StageWithoutExit>.Reports(Source("") + """

        public class Later
        {
            private static readonly Agent s_first = new(null!) { Actions = [Tools.FindAction] };

            private readonly Chain _chain = new({|GF6011:s_first|}, {|GF6011:Holder.Shared|}, new Agent(null!));

            public Chain Chain => _chain;
        }

        public static class Holder
        {
            public static Agent Shared { get; } = new(null!);
        }
        """);

    private static string Source(string statement) => ActionSource.Of(
        """
        [Action] public static void Find() { }
            [Action(Exit = true)] public static void Done() { }
        """,
        $$"""
        public class Other { public class Chain(params Agent[] agents) { public int Count => agents.Length; } }

        public class Elsewhere(Microsoft.Extensions.AI.IChatClient client) { public virtual Agent Partly { get; } = new(client); }

        public partial class Parts { public static readonly Agent Kept = new(null!); }
        public partial class Parts { static Parts() => Kept = new(null!) { Actions = [Tools.DoneAction] }; }

        public class Uses
        {
            private static readonly Agent s_kept = new(null!);
            private readonly Agent _kept = new(null!) { Actions = [Tools.FindAction] };
            private readonly Agent _set = new(null!);
            private Agent _open = new(null!);

            public Uses(Agent agent)
            {
                this._set = agent;
                SetToo = agent;
            }

            public Agent Kept { get; } = new(null!);
            public Agent SetToo { get; } = new(null!);
            public Agent Open { get; set; } = new(null!);
            public Agent Replaced { get; init; } = new(null!);
            public Agent Computed => _open;

            public void Use(
                Microsoft.Extensions.AI.IChatClient client, Agent last, Agent[] more, Microsoft.Extensions.AI.AIFunction[] functions, AgentAction made, bool isStrict, Elsewhere elsewhere)
            {
                {{statement}}
            }

            private Agent Make() => _open;
            private static void Set(out Agent agent) => agent = new(null!);
            private static void Change(ref Agent agent) => agent = new(null!);
        }
        """);
}
