using GenFlow.Graphs;

namespace GenFlow.Tests.Graphs;

public class DeclaredGraphTests
{
    [Fact]
    public void Fan_outs_and_joins_from_count_and_key_are_places_and_ways_with_their_settings()
    {
        WorkflowGraph graph = CollectingGraph.Graph;

        Assert.Equal(
            ["Input StartEvent<string>", "Step Break*", "Step Cut*", "Step Pack&", "Step Polish ~Report", "Step Weigh&", "Stop StopEvent"],
            graph.Places());
        Assert.Equal(
            [
                "Input: StartEvent<string> -StartEvent<string>-> Cut",
                "Returned: Break -Piece*-> Polish",
                "Returned: Cut -Part*-> Break",
                "Returned: Pack -StopEvent-> StopEvent",
                "Alternative: Polish -Done-> Pack [0, all of Cut by 3]",
                "Alternative: Polish -Done-> Weigh [0, all of Cut by Colour]",
            ],
            graph.Ways());
        Assert.Equal(["Cut: Pack", "Cut: Weigh"], graph.Scopes());
        Assert.Equal("CollectingGraph: 7 nodes, 6 edges", graph.ToString());
    }

    [Fact]
    public void A_join_of_several_events_has_a_slot_for_each_and_is_opened_by_their_ancestor()
    {
        WorkflowGraph graph = DiamondGraph.Graph;

        Assert.Equal(
            [
                "Input: StartEvent -StartEvent-> Begin",
                "Returned: Begin -Part-> Left",
                "Returned: Begin -Part-> Right",
                "Alternative: Left -Ant-> Meet [0?]",
                "Returned: Meet -StopEvent<int>-> StopEvent<int>",
                "Returned: Right -Bee-> Meet [1]",
            ],
            graph.Ways());
        Assert.Equal(["[Part]: Meet"], graph.Scopes());
        Assert.Contains("Step Meet&", graph.Places());
    }

    [Fact]
    public void Choices_sent_events_loops_and_recoveries_are_ways_of_their_kind()
    {
        Assert.Equal(
            [
                "Input: StartEvent -StartEvent-> Choose",
                "Alternative: Choose -Part-> Redo",
                "Alternative: Choose -Done-> Loop",
                "Alternative: Choose -StopEvent<int>-> StopEvent<int>",
                "Sent: Choose -Remark-> Read",
                "Failure: Choose -StepFailed-> GiveUp",
                "Returned: GiveUp -StopEvent<int>-> StopEvent<int>",
                "Alternative: Loop -Part-> Redo",
                "Failure: Loop -StepFailed-> GiveUp",
                "Returned: Mend -Done-> Loop",
                "Failure: Read -StepFailed-> GiveUp",
                "Returned: Redo -Done-> Loop",
                "Failure: Redo -StepFailed<Part>-> Mend",
            ],
            ChoosingGraph.Graph.Ways());
    }

    [Fact]
    public void An_event_goes_where_its_type_and_types_that_derive_from_it_are_taken()
    {
        Assert.Equal(
            [
                "Input: Part -Part-> Catch",
                "Input: Piece -Piece-> Exactly",
                "Alternative: Catch -Animal-> Any",
                "Alternative: Catch -Bee-> OnlyBees",
                "Returned: Exactly -Ant-> Any",
                "Returned: OnlyBees -Remark-> Rest",
                "Returned: Rest -StopEvent-> StopEvent",
            ],
            TypedGraph.Graph.Ways().Where(static way => !way.StartsWith("Input: StartEvent", StringComparison.Ordinal)));
        Assert.Contains("Input: StartEvent -StartEvent-> Rest", TypedGraph.Graph.Ways());
    }

    [Fact]
    public void An_event_that_nobody_takes_leads_to_a_place_that_says_so()
    {
        Assert.Contains("Returned: Lose -Remark-> Remark", LostGraph.Graph.Ways());
        Assert.Contains("Alternative: Stop -Ant-> Ant", LostGraph.Graph.Ways());
        Assert.Equal(["Unhandled Ant", "Unhandled Remark"], LostGraph.Graph.Places().Where(static place => place.StartsWith("Unhandled", StringComparison.Ordinal)));
    }

    [Fact]
    public void Requests_are_places_between_who_asks_and_who_takes_the_answer()
    {
        Assert.Equal(
            [
                "Answered: HowLong -int-> Wait",
                "Answered: MayI -Done-> Wait",
                "Alternative: Ask -StopEvent-> StopEvent",
                "Asked: Ask -MayI-> MayI",
                "Asked: Wait -HowLong-> HowLong",
                "Input: StartEvent -StartEvent-> Ask",
                "Returned: Wait -StopEvent-> StopEvent",
            ],
            PeopleGraph.Graph.Ways().OrderBy(static way => !way.StartsWith("Answered", StringComparison.Ordinal)).ThenBy(static way => way, StringComparer.Ordinal));
        Assert.Equal(["Request HowLong", "Request MayI"], PeopleGraph.Graph.Places().Where(static place => place.StartsWith("Request", StringComparison.Ordinal)));
    }

    [Fact]
    public void Children_are_places_with_their_own_graphs_also_a_workflow_that_runs_itself()
    {
        WorkflowGraph graph = ParentGraph.Graph;
        GraphNode[] children = [.. graph.Nodes.Where(static node => node.Kind == GraphNodeKind.Child)];

        Assert.Equal(["HiddenGraph", "ParentGraph", "PeopleGraph"], children.Select(static child => child.Name));
        Assert.Equal(typeof(PeopleGraph), children[2].Type);
        Assert.Null(children[0].Child);
        Assert.Same(graph, children[1].Child);
        Assert.Same(PeopleGraph.Graph, children[2].Child);
        Assert.Equal(["Child: Run --> HiddenGraph", "Child: Run --> ParentGraph", "Child: Run --> PeopleGraph"], graph.Ways().Where(static way => way.StartsWith("Child", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_generic_workflow_has_a_graph_for_each_of_its_types()
    {
        Assert.Equal(["Input: StartEvent<int> -StartEvent<int>-> Give", "Returned: Give -StopEvent<int>-> StopEvent<int>"], GenericGraph<int>.Graph.Ways());
        Assert.Equal("StartEvent<string>", GenericGraph<string>.Graph.Nodes[0].Name);
        Assert.Equal(
            ["Input StartEvent<int?>", "Step Give", "Child GenericGraph<int>", "Stop StopEvent<KeyValuePair<string, bool[]>>"],
            GenericGraph<bool>.Inner<string>.Graph.Places());
    }

    [Fact]
    public void Inherited_steps_are_in_the_graph_of_the_class_that_inherits_them()
    {
        Assert.Equal(["Begin", "End"], Steps(BaseGraph.Graph));
        Assert.Equal(["Begin", "End", "Look"], Steps(InheritingGraph.Graph));
        Assert.Equal(["Returned: Begin -Part-> End", "Returned: Begin -Part-> Look"], InheritingGraph.Graph.Ways("Begin"));

        static IEnumerable<string> Steps(WorkflowGraph graph) => graph.Nodes.Where(static node => node.Kind == GraphNodeKind.Step).Select(static node => node.Name);
    }

    [Fact]
    public void Types_of_one_name_are_told_apart_by_their_full_names()
    {
        Assert.Equal(
            ["Alternative: Begin -GenFlow.Tests.Graphs.Done-> First", "Alternative: Begin -GenFlow.Tests.Scenarios.LeftBehind.Done-> Second"],
            SameNameGraph.Graph.Ways("Begin"));
    }

    [Fact]
    public void A_member_of_that_name_is_left_to_the_user() => Assert.Equal("mine", HiddenGraph.Graph);

    [Fact]
    public void Graphs_are_equal_by_what_they_say_and_read_again_are_the_same_object()
    {
        Assert.Same(DiamondGraph.Graph, DiamondGraph.Graph);
        Assert.NotEqual(BaseGraph.Graph, InheritingGraph.Graph);
        Assert.Equal(BaseGraph.Graph.Nodes[0], InheritingGraph.Graph.Nodes[0]);
        Assert.Equal("Begin -Part-> Left", DiamondGraph.Graph.Edges[1].ToString());
        Assert.Throws<NotSupportedException>(() => ((IList<GraphNode>)DiamondGraph.Graph.Nodes).Clear());
    }
}
