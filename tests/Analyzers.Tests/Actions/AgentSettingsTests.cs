namespace GenFlow.Analyzers.Tests;

/// <summary>What an agent is given where it is made.</summary>
public class AgentSettingsTests
{
    [Theory]
    [InlineData("Actions = [Tools.FindAction, {|GF6004:Other.FindAction|}]")]
    [InlineData("Actions = [Tools.FindAction, Tools.LookAction, {|GF6004:Tools.FindAction|}]")]
    [InlineData("Actions = new AgentAction[] { Tools.FindAction, {|GF6004:Other.FindAction|} }")]
    [InlineData("Actions = [.. more, Tools.FindAction, {|GF6004:Other.FindAction|}]")]
    [InlineData("Actions = [Tools.LookAction, {|GF6004:tools.SeeAction|}]")]
    [InlineData("Actions = [tools.SeeAction, {|GF6004:new Own().SeeAction|}]")]
    public Task Actions_of_one_name_are_reported(string settings) => Rule<EqualActionNames>.Reports(Source(settings));

    [Theory]
    [InlineData("Actions = [Tools.FindAction, Tools.LookAction]")]
    [InlineData("Actions = [.. more, .. more]")]
    [InlineData("Actions = more")]
    [InlineData("Actions = [made, made]")]
    [InlineData("FollowUpActions = [Tools.FindAction, Other.FindAction]")]
    [InlineData("Name = \"agent\"")]
    public Task Actions_of_different_or_unknown_names_are_not_reported(string settings) => Rule<EqualActionNames>.Reports(Source(settings));

    [Theory]
    [InlineData("Actions = [Tools.FindAction, Tools.LookAction], {|GF6008:RequireAction = true|}")]
    [InlineData("{|GF6008:RequireAction = true|}, Actions = [tools.SeeAction]")]
    [InlineData("Actions = [], {|GF6008:RequireAction = true|}")]
    [InlineData("{|GF6008:RequireAction = true|}")]
    public Task Required_action_without_one_that_ends_the_run_is_reported(string settings) => Rule<NoExitAction>.Reports(Source(settings));

    [Theory]
    [InlineData("Actions = [Tools.FindAction, Tools.DoneAction], RequireAction = true")]
    [InlineData("Actions = [Tools.FindAction, .. more], RequireAction = true")]
    [InlineData("Actions = [Tools.FindAction, made], RequireAction = true")]
    [InlineData("Actions = more, RequireAction = true")]
    [InlineData("Actions = [Tools.FindAction], RequireAction = false")]
    [InlineData("Actions = [Tools.FindAction], RequireAction = isStrict")]
    [InlineData("Actions = [Tools.FindAction]")]
    public Task Action_that_may_end_the_run_is_not_reported_missing(string settings) => Rule<NoExitAction>.Reports(Source(settings));

    private static string Source(string settings) => ActionSource.Of(
        """
        [Action] public static void Find() { }
            [Action] public static void Look() { }
            [Action(Exit = true)] public static void Done() { }
        """,
        $$"""
        public static partial class Other { [Action] public static Task FindAsync() => Task.CompletedTask; }
        public partial class Own { [Action(Name = "look")] public void See() { } }

        public static class Agents
        {
            public static Agent Create(Microsoft.Extensions.AI.IChatClient client, Own tools, Microsoft.Extensions.AI.AIFunction[] more, AgentAction made, bool isStrict) =>
                new(client) { {{settings}} };
        }
        """);
}
