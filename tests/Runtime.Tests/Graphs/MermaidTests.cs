using System.Globalization;
using GenFlow.Graphs;

namespace GenFlow.Tests.Graphs;

public class MermaidTests
{
    [Fact]
    public void Each_kind_of_place_and_way_has_its_shape() => Assert.Equal(
        """
        flowchart TD
            n0(["StartEvent#lt;string#gt;"])
            n1["Break"]
            n2["Cut"]
            n3{{"Pack"}}
            n4["Polish<br/>streams Report"]
            n5{{"Weigh"}}
            n6(["StopEvent"])
            n0 --> n2
            n1 ==>|"each Piece"| n4
            n2 ==>|"each Part"| n1
            n3 --> n6
            n4 -->|"Done?, collected from Cut, 3 at a time"| n3
            n4 -->|"Done?, collected from Cut by Colour"| n5

        """.ReplaceLineEndings("\n"),
        CollectingGraph.Graph.ToMermaid());

    [Fact]
    public void Failures_requests_children_choices_and_lost_events_have_theirs()
    {
        Assert.Contains($"    {Id(ChoosingGraph.Graph, "Loop")} --x|\"StepFailed\"| {Id(ChoosingGraph.Graph, "GiveUp")}\n", ChoosingGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("-->|\"sends Remark\"|", ChoosingGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("-->|\"?\"| ", ChoosingGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("{\"MayI\"}\n", PeopleGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("-->|\"asks\"|", PeopleGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("[[\"PeopleGraph\"]]\n", ParentGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("-->|\"runs\"|", ParentGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains(">\"Remark<br/>nobody takes it\"]\n", LostGraph.Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("-->|\"Ant?, if it comes\"|", DiamondGraph.Graph.ToMermaid(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Order<T>", "Order#lt;T#gt;")]
    [InlineData("_a__b_c", "#95;a#95;#95;b_c")]
    [InlineData("say \"hi\" `x`", "say #34;hi#34; #96;x#96;")]
    [InlineData("#35;", "#35;35#59;")]
    [InlineData("a\nb%%{c}", "a#10;b#37;#37;#123;c#125;")]
    [InlineData("Ünïcödé日本", "Ünïcödé日本")]
    [InlineData("𝒳", "#119987;")]
    [InlineData("int[]?", "int[]?")]
    public void A_name_is_escaped_where_Mermaid_HTML_or_Markdown_would_read_it(string name, string expected)
    {
        var text = new System.Text.StringBuilder();
        MermaidText.Append(text, name);
        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_character_for_none()
    {
        var text = new System.Text.StringBuilder();
        MermaidText.Append(text, "a" + '\uD835' + "b" + '\uDCB3');
        Assert.Equal("a#65533;b#65533;", text.ToString());
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = CollectingGraph.Graph.ToMermaid();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(expected, CollectingGraph.Graph.ToMermaid());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Id(WorkflowGraph graph, string name) => "n" + graph.Nodes.First(node => node.Name == name).Index.ToString(CultureInfo.InvariantCulture);
}
