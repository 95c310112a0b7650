using GenFlow.CompilerServices;
using GenFlow.Graphs;
using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Graphs;

/// <summary>A workflow class is used by one test only: what its runs have shown stays.</summary>
public class UndeclaredEffectTests
{
    [Fact]
    public async Task What_a_body_did_beyond_its_declaration_is_in_the_graph_afterwards_and_marked()
    {
        WorkflowGraph before = SilentGraph.Graph;
        Assert.Equal(["Input StartEvent", "Input Animal", "Step Begin", "Step See", "Stop StopEvent"], before.Places());

        await RunAndAnswer(await new SilentGraph().RunAsync(), 3);

        WorkflowGraph after = SilentGraph.Graph;
        Assert.Equal(
            [
                "Input StartEvent", "Input Animal", "Step Begin ~Remark! ~Report.Begun!", "Step See", "Request HowLong !", "Child EndingGraph !", "Stop StopEvent",
            ],
            after.Places());
        Assert.Equal(
            ["Asked: Begin -HowLong-> HowLong !", "Child: Begin --> EndingGraph !", "Returned: Begin -StopEvent-> StopEvent", "Sent: Begin -Bee-> See !"],
            after.Ways("Begin").Order(StringComparer.Ordinal));
        Assert.Contains("Answered: HowLong -int-> Begin !", after.Ways());
        Assert.Equal(["Input StartEvent", "Input Animal", "Step Begin", "Step See", "Stop StopEvent"], before.Places());
        Assert.Same(after, SilentGraph.Graph);
        Assert.Contains("n2[\"Begin<br/>streams Remark, Report.Begun undeclared\"]", after.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("n2 -.->|\"sends Bee undeclared\"| n3", after.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("n2 -.->|\"runs undeclared\"| n5", after.ToMermaid(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_declaration_covers_by_a_base_or_a_union_changes_nothing()
    {
        WorkflowGraph before = HonestGraph.Graph;

        await RunAndAnswer(await new HonestGraph().RunAsync(), 3);

        Assert.Equal(before, HonestGraph.Graph);
        Assert.All(HonestGraph.Graph.Edges, static edge => Assert.True(edge.IsDeclared));
    }

    [Fact]
    public async Task An_undeclared_request_leads_to_who_takes_its_answer_and_an_undeclared_stop_to_the_end()
    {
        await RunAndAnswer(await new SendingGraph().RunAsync(), new Done("red"));

        Assert.Equal(
            [
                "Answered: MayI -Done-> Take !",
                "Asked: Ask -MayI-> MayI !",
                "Input: Done -Done-> Take",
                "Input: StartEvent -StartEvent-> Ask",
                "Sent: Take -StopEvent-> StopEvent !",
            ],
            SendingGraph.Graph.Ways().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_undeclared_event_that_nobody_took_is_shown_as_lost()
    {
        await Assert.ThrowsAsync<UnroutableEventException>(() => new LosingGraph().ExecuteAsync());

        Assert.Contains("Sent: Lose -Ant-> Ant !", LosingGraph.Graph.Ways());
        Assert.Contains("Unhandled Ant !", LosingGraph.Graph.Places());
    }

    [Fact]
    public async Task Many_types_from_many_threads_are_noted_once_each_up_to_the_bound()
    {
        for (int run = 0; run < 3; run++)
        {
            Task storm = new StormyGraph().ExecuteAsync();
            while (!storm.IsCompleted)
            {
                Assert.InRange(StormyGraph.Graph.Nodes.Single(static node => node.Name == "Storm").Streams.Count, 0, SeenEffects.Most);
                await Task.Yield();
            }

            await storm;
        }

        IReadOnlyList<GraphEffect> streams = StormyGraph.Graph.Nodes.Single(static node => node.Name == "Storm").Streams;
        Assert.Equal(SeenEffects.Most, streams.Count);
        Assert.Equal(SeenEffects.Most, streams.Select(static effect => effect.Type).Distinct().Count());
        Assert.All(streams, static effect => Assert.False(effect.IsDeclared));
        Assert.True(StormyGraph.Types.Length > SeenEffects.Most);
    }

    private static async Task RunAndAnswer<T>(WorkflowHandler<T> handler, object answer)
    {
        await using (handler)
        {
            await foreach (InputRequest request in handler.StreamEvents<InputRequest>())
            {
                await handler.RespondAsync(request.Id, answer);
            }

            await handler.ResultAsync().WithinAsync();
        }
    }
}
