using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Each stage on a provider of its own: what only one provider can read stays with it.</summary>
public sealed class AG21_ChainWires
{
    private const string Thought = "a private thought";
    private const string Proof = "cHJvb2Y=";

    public static TheoryData<Wire, Wire> Pairs
    {
        get
        {
            Wire[] wires = [Wire.Anthropic, Wire.Responses, Wire.ChatCompletions];
            var pairs = new TheoryData<Wire, Wire>();
            foreach ((Wire first, Wire second) in wires.SelectMany(first => wires.Where(second => second != first).Select(second => (first, second))))
            {
                pairs.Add(first, second);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task AG21_stages_on_different_wires_share_what_was_said_and_done_and_no_thoughts(Wire firstWire, Wire secondWire)
    {
        ScriptedModel first = ScriptedModel.Of(firstWire, Thinks(firstWire).Text("Looking.").Action("c1", "found", "{\"city\":\"Oslo\"}"), Stages.Found);
        ScriptedModel second = ScriptedModel.Of(secondWire, Thinks(secondWire).Text("It is so."), "Again.");
        Chain chain = Stages.Research(first, second);
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(chain.StreamAsync("Why?", session));
        AgentResponse again = await chain.RunAsync("And why that?", session);

        Assert.Equal(("It is so.", "Again."), (run.Response.Text, again.Text));
        Assert.Equal([Thought, Thought], run.Events.OfType<ThoughtEnd>().Select(static thought => thought.Thought));
        Shares(second, "Looking.", "found of Oslo");

        // Each has its own back in the next run, where the wire takes thoughts at all, and not the other's.
        string back = first.Bodies[1].GetRawText();
        Assert.Contains("It is so.", back, StringComparison.Ordinal);
        Assert.Equal(firstWire == Wire.ChatCompletions ? 0 : 1, Count(back, Proof));
        Assert.Equal(secondWire == Wire.ChatCompletions ? 0 : 1, Count(second.Bodies[1].GetRawText(), Proof));
        Assert.All(first.Requests.Concat(second.Requests), static request => Transcript.Check(request.Messages));
    }

    private static void Shares(ScriptedModel model, params string[] said)
    {
        string sent = model.Bodies[0].GetRawText();
        Assert.All(said, text => Assert.Contains(text, sent, StringComparison.Ordinal));
        Assert.Equal((0, 0), (Count(sent, Thought), Count(sent, Proof)));
    }

    // Chat Completions have no signatures.
    private static Reply Thinks(Wire wire) => wire == Wire.ChatCompletions ? new Reply().Thought(Thought) : new Reply().Thought(Thought).Signature(Proof);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
