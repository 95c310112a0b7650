using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG02_Thoughts
{
    [Theory]
    [Wires(Except = [Wire.ChatCompletions])] // It has no signatures.
    public async Task AG02_a_thought_in_two_deltas_has_one_start_and_one_end_and_its_signature_is_replayed(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Thought("let ", "me").Signature("s+ig=").Text("Hi"), "Bye");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("one", session));
        await Recording.OfAsync(agent.StreamAsync("two", session));

        run.Shows(
            wire,
            "MessageStart",
            "ThoughtStart thought-1",
            "ThoughtDelta thought-1 'let '",
            "ThoughtDelta thought-1 'me'",
            "ThoughtEnd thought-1 'let me'",
            "ContentDelta 'Hi'",
            "UsageUpdated 0+0 of 0+0 EndOfTurn",
            "MessageEnd 'Hi'",
            "AgentCompleted Completed");
        ChatMessage said = model.Requests[1].Messages[1];
        TextReasoningContent thought = Assert.IsType<TextReasoningContent>(said.Contents[0]);
        Assert.Equal(("let me", "s+ig=", "Hi"), (thought.Text, thought.ProtectedData, said.Text));
        Assert.Equal(2, said.Contents.Count);
    }

    [Theory]
    [Wires(Except = [Wire.WholeCalls, Wire.ChatCompletions])] // They show no thought without text, and no signature.
    public async Task AG02_a_thought_that_the_provider_keeps_to_itself_has_its_brackets_and_its_signature(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Thought().Signature("sig").Text("Hi"), "Bye");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("one", session));
        await agent.RunAsync("two", session);

        Assert.Equal(["ThoughtStart thought-1", "ThoughtEnd thought-1 ''"], run.Lines.Skip(1).Take(2));
        Assert.Equal("sig", Assert.IsType<TextReasoningContent>(model.Requests[1].Messages[1].Contents[0]).ProtectedData);
    }

    [Theory]
    [Wires]
    public async Task AG02_a_thought_that_a_limit_has_cut_off_from_what_follows_leaves_a_session_that_goes_on(Wire wire)
    {
        Reply thought = new Reply().Thought("hm");
        thought = wire == Wire.ChatCompletions ? thought : thought.Signature("sig");
        ScriptedModel model = ScriptedModel.Of(wire, thought.Stop(Models.StopReason.OutputLimit, "max_tokens"), "Bye");
        var agent = new Agent(model.Client);
        var session = new AgentSession();

        Assert.Equal(AgentStatus.Truncated, (await agent.RunAsync("one", session)).Status);

        // Some providers refuse a thought that nothing follows: what is sent is checked as they would.
        Assert.Equal("Bye", (await agent.RunAsync("two", session)).Text);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task AG02_a_thought_in_whose_place_text_begins_has_ended()
    {
        Reply reply = new Reply().Delta(Models.ModelDelta.Thought(0, "hm"), Models.ModelDelta.OfText(0, "Hi"));

        Recording run = await Recording.OfAsync(new Agent(new ScriptedModelStream(reply)).StreamAsync("one"));

        Assert.Equal(["ThoughtDelta thought-1 'hm'", "ThoughtEnd thought-1 'hm'", "ContentDelta 'Hi'"], run.Lines.Skip(2).Take(3));
    }

    [Theory]
    [Wires]
    public async Task AG02_two_thoughts_of_two_turns_have_ids_of_their_own(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Thought("a").Action("c1", "find", "{}"), new Reply().Thought("b").Text("Hi"));

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [TestAction.Echo("find")] }.StreamAsync("one"));

        Assert.Equal(["thought-1", "thought-2"], run.Events.OfType<ThoughtEnd>().Select(static thought => thought.Id));
    }
}
