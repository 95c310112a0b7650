using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG17_RunAndStream
{
    [Theory]
    [Wires]
    public async Task AG17_both_give_equal_transcripts_and_usage(Wire wire)
    {
        Reply[] script =
        [
            Signed(new Reply().Thought("hm")).Text("Look").Action("c1", "find", "{\"city\":\"Oslo\"}").Action("c2", "fail", "{}").Action("c3", "none", "{}").Usage(10, 5),
            new Reply().Action("c4", "find", "{}").Usage(20, 6),
            new Reply().Text("There.").Usage(30, 7),
        ];
        var failing = new TestAction("fail", static (_, _) => throw new InvalidOperationException("no"));
        AgentSession streamed = new();
        AgentSession ran = new();

        Recording run = await Recording.OfAsync(Agent().StreamAsync("Where?", streamed));
        AgentResponse response = await Agent().RunAsync("Where?", ran);

        Assert.Equal(Transcript.Lines(streamed), Transcript.Lines(ran));
        Assert.Equal(4, ran.Messages.Count);
        Assert.Equal((run.Response.Status, run.Response.Usage, run.Response.Iterations, run.Response.Text), (response.Status, response.Usage, response.Iterations, response.Text));
        Assert.Equal((streamed.Usage, 60), (ran.Usage, ran.Usage.InputTokens));

        // Chat Completions have no signatures.
        Reply Signed(Reply thought) => wire == Wire.ChatCompletions ? thought : thought.Signature("s");

        Agent Agent() => new(ScriptedModel.Of(wire, script).Client) { Actions = [TestAction.Echo("find"), failing] };
    }

    [Fact]
    public async Task AG17_both_throw_the_same()
    {
        var failure = new HttpRequestException("503");
        var agent = new Agent(new ScriptedModelStream(new Reply().Text("a").Fail(failure), new Reply().Text("a").Fail(failure)));

        Assert.Same(failure, (await Recording.OfAsync(agent.StreamAsync("Hi"))).Failure);
        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => agent.RunAsync("Hi")));
    }

    [Theory]
    [Wires]
    public async Task AG17_a_stream_is_one_run_and_begins_when_it_is_enumerated(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, "a");
        AgentStream stream = new Agent(model.Client).StreamAsync("Hi");
        Assert.Equal(0, model.Opened);
        Assert.Throws<InvalidOperationException>(() => stream.Response);

        await Recording.OfAsync(stream);

        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.Equal(1, model.Opened);
    }
}
