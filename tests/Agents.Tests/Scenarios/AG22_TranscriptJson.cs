using System.Text;
using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG22_TranscriptJson
{
    [Theory]
    [Wires]
    public async Task AG22_a_transcript_goes_through_json_with_nothing_lost(Wire wire)
    {
        // Chat Completions have no signatures, no citations and no actions of the provider's own; and take no link to a document.
        bool isRich = wire != Wire.ChatCompletions;
        Reply first = new Reply().Model("m-1").Thought("let ", "me");
        first = !isRich ? first.Text("Löök \ud83d\ude00") : first.Signature("s+ig=\u2028").Text("Löök \ud83d\ude00").Cites(new Citation("https://example.org", "Title", "quote", 0, 4))
            .ServerAction("s1", "web_search", "{\"q\":\"x\"}").ServerResult("s1", "1 page", [new Source("Oslo", "https://example.org/oslo", "A city.")]);
        first = first.Action("c1", "find", "{\"city\":\"Oslo\",\"big\":12345678901234567890.5}").Action("c2", "fail", "{}").Action("c3", "none", "{}").Usage(10, 5, 3, 1, 2);
        ScriptedModel model = ScriptedModel.Of(wire, first, new Reply().Text("There.").Usage(20, 6), "And on.");
        var find = new TestAction("find", static (_, _) => new(new ActionOutput { Text = "found", Summary = "one line", Sources = [new Source("S", "https://example.org/s")] }));
        var failing = new TestAction("fail", static (_, _) => throw new InvalidOperationException("no"));
        var agent = new Agent(model.Client) { Actions = [find, failing] };
        var session = new AgentSession();
        await agent.RunAsync(AgentMessage.User(new TextBlock("See"), new MediaBlock("image/png", Data: [1, 2, 3], Name: "a.png"), new MediaBlock(isRich ? "application/pdf" : "image/png", Url: new Uri("https://example.org/a"))), session);

        byte[] json = session.ToJson();
        AgentSession read = AgentSession.FromJson(json);

        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(read.ToJson()));
        Assert.Equal(Transcript.Lines(session), Transcript.Lines(read));
        Assert.Equal((session.Id, session.Usage), (read.Id, read.Usage));
        AgentMessage said = read.Messages[1];
        Assert.Equal((session.Messages[1].Usage, "m-1", StopReason.Actions, Words.Of(wire, StopReason.Actions)), (said.Usage, said.ModelId, said.StopReason, said.RawStopReason));
        if (isRich)
        {
            // Of a thought that is given back as it came the signature is in the block that stands for it.
            Assert.Contains("s+ig=\u2028", read.Messages[1].ToChatMessages()[0].Contents.OfType<TextReasoningContent>().Select(static thought => thought.ProtectedData));
            Citation cited = Assert.Single(said.Blocks.OfType<TextBlock>().Single().Citations!);
            Assert.Equal(("https://example.org", "Title"), (cited.Url, cited.Title));

            // The one says what is cited, the other where.
            Assert.Equal(wire == Wire.Responses ? null : "quote", cited.Quote);
            Assert.Equal(wire == Wire.Anthropic ? null : 4, cited.End);
        }

        Dictionary<string, ActionBlock> actions = said.Actions.ToDictionary(static action => action.Id);
        Assert.Equal(("found", "one line", "https://example.org/s"), (actions["c1"].Result, actions["c1"].Summary, actions["c1"].Sources![0].Url));
        Assert.Equal((true, true, isRich), (actions["c2"].IsError, actions["c3"].IsError, actions.TryGetValue("s1", out ActionBlock? server) && server.IsServerSide));

        // The next request of both is the same.
        Assert.Equal(Requested(session), Requested(read));
        await agent.RunAsync("And?", read);
        Transcript.Check(model.Requests[^1].Messages);
    }

    [Fact]
    public async Task AG22_arguments_that_are_no_json_and_unknown_blocks_are_kept()
    {
        var model = new ScriptedModelStream(new Reply().Replay(new TextContent("") { AdditionalProperties = new() { ["raw"] = "x" } }).Action("c1", "find", "{a"), "There.");
        var session = new AgentSession();
        await new Agent(model) { Actions = [TestAction.Echo("find")] }.RunAsync("Go.", session);

        AgentSession read = AgentSession.FromJson(session.ToJson());

        Assert.Equal("{a", read.Messages[1].Actions.Single().RawBody);
        Assert.Equal(JsonValueKind.Object, read.Messages[1].Blocks.OfType<ReplayBlock>().Single().Content.ValueKind);
        Assert.Equal(Requested(session), Requested(read));
    }

    private static string Requested(AgentSession session) =>
        JsonSerializer.Serialize(session.Messages.SelectMany(static message => message.ToChatMessages()).ToList(), AIJsonUtilities.DefaultOptions);
}
