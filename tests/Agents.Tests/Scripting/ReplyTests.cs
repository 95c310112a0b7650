using System.Text.Json.Nodes;
using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scripting;

public sealed class ReplyTests
{
    [Fact]
    public async Task Blocks_in_a_row_are_numbered_and_end_where_the_next_begins()
    {
        Reply reply = new Reply().Model("m-1")
            .Thought("let ", "me").Signature("sig")
            .Text("Look", "ing").Cites(new("https://a.example"))
            .Action("c1", "find", "{\"a\"", ":1}")
            .Usage(10, 5);

        Assert.Equal(
            [
                "Begin m-1",
                "0 Thought let", "0 Thought me", "0 Signature sig", "0 BlockEnd",
                "1 Text Look", "1 Text ing", $"1 {new Citation("https://a.example")}", "1 BlockEnd",
                "2 ActionStart c1 find", "2 ActionFragment {\"a\"", "2 ActionFragment :1}",
                $"0 {new Usage(10, 5)}", "2 BlockEnd", "Stop Actions tool_calls",
            ],
            await ScriptRunner.DeltasAsync(new ScriptedModelStream(reply)));
    }

    [Fact]
    public async Task Text_after_text_is_one_block_unless_it_was_ended() => Assert.Equal(
        ["0 Text a", "0 Text b", "0 BlockEnd", "1 Text c", "1 BlockEnd", "Stop EndOfTurn stop"],
        await ScriptRunner.DeltasAsync(new ScriptedModelStream(new Reply().Text("a").Text("b").EndBlock().Text("c"))));

    [Fact]
    public async Task A_string_is_a_reply_of_one_text() => Assert.Equal(
        ["0 Text Hello", "0 BlockEnd", "Stop EndOfTurn stop"], await ScriptRunner.DeltasAsync(new ScriptedModelStream("Hello")));

    [Fact]
    public async Task Arguments_given_as_an_object_arrive_in_pieces_that_make_it_up()
    {
        var deltas = await ScriptRunner.DeltasAsync(
            new ScriptedModelStream(new Reply().Action("c1", "find", new JsonObject { ["city"] = "Oslo", ["days"] = 3 }, pieceLength: 4)));

        string[] pieces = [.. deltas.Where(static delta => delta.Contains("Fragment", StringComparison.Ordinal)).Select(static delta => delta["0 ActionFragment ".Length..])];
        Assert.Equal("""{"city":"Oslo","days":3}""", string.Concat(pieces));
        Assert.All(pieces, static piece => Assert.Equal(4, piece.Length));
    }

    [Fact]
    public async Task A_call_without_fragments_says_nothing_of_arguments_and_one_with_an_empty_fragment_does()
    {
        Assert.Equal(
            ["0 ActionStart c1 now", "0 BlockEnd", "1 ActionStart c2 now", "1 ActionFragment", "1 BlockEnd", "Stop Actions tool_calls"],
            await ScriptRunner.DeltasAsync(new ScriptedModelStream(new Reply().Action("c1", "now").Action("c2", "now", ""))));
    }

    [Fact]
    public async Task Interleaved_calls_take_turns_and_keep_their_own_blocks()
    {
        Reply reply = new Reply().Text("Both.").Interleaved(
            new Reply().Action("c1", "find", "{", "}"),
            new Reply().Action("c2", "find", "{\"b\":", "2", "}"));

        Assert.Equal(
            [
                "0 Text Both.", "0 BlockEnd",
                "1 ActionStart c1 find", "2 ActionStart c2 find",
                "1 ActionFragment {", "2 ActionFragment {\"b\":",
                "1 ActionFragment }", "2 ActionFragment 2",
                "1 BlockEnd", "2 ActionFragment }",
                "2 BlockEnd", "Stop Actions tool_calls",
            ],
            await ScriptRunner.DeltasAsync(new ScriptedModelStream(reply)));
    }

    [Fact]
    public void Interleaving_a_reply_that_stops_is_refused() => Assert.Throws<ArgumentException>(
        static () => new Reply().Interleaved(new Reply().Text("a").Stop(StopReason.EndOfTurn)));

    [Fact]
    public async Task A_server_call_with_its_result_is_no_reason_to_stop_for_actions()
    {
        Source[] sources = [new("A page", "https://a.example")];
        Assert.Equal(
            [
                "0 ServerActionStart s1 web_search", "0 ActionFragment {}", "0 BlockEnd",
                $"1 {new ServerActionResult("s1", "found", sources)}", "1 BlockEnd",
                "Stop EndOfTurn stop",
            ],
            await ScriptRunner.DeltasAsync(new ScriptedModelStream(new Reply().ServerAction("s1", "web_search", "{}").ServerResult("s1", "found", sources))));
    }

    [Fact]
    public async Task A_stop_of_its_own_is_the_only_one_and_usage_may_follow() => Assert.Equal(
        ["0 ActionStart c1 find", "0 ActionFragment {\"a", "Stop OutputLimit max_tokens", $"0 {new Usage(1, 2)}"],
        await ScriptRunner.DeltasAsync(new ScriptedModelStream(
            new Reply().Action("c1", "find", "{\"a").LeaveOpen().Stop(StopReason.OutputLimit, "max_tokens").Usage(1, 2))));

    [Fact]
    public async Task A_cut_reply_ends_neither_its_block_nor_itself() => Assert.Equal(
        ["0 Text hal"], await ScriptRunner.DeltasAsync(new ScriptedModelStream(new Reply().Text("hal").Cut())));

    [Fact]
    public async Task A_failing_reply_throws_its_error_after_what_came_before()
    {
        var error = new ModelException("overloaded") { IsTransient = true };
        var model = new ScriptedModelStream(new Reply().Text("hal").Fail(error));

        var seen = new List<ModelDeltaKind>();
        ModelException thrown = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (ModelDelta delta in model.StreamAsync(ScriptRunner.Asking("Hi"), new()))
            {
                seen.Add(delta.Kind);
            }
        });

        Assert.Same(error, thrown);
        Assert.Equal([ModelDeltaKind.Text], seen);
        Assert.Equal((1, 1), (model.Opened, model.Closed));
    }

    [Fact]
    public async Task Raw_deltas_come_as_they_are() => Assert.Equal(
        ["7 ActionFragment {", "7 Text x", "Stop Pause pause_turn"],
        await ScriptRunner.DeltasAsync(new ScriptedModelStream(new Reply().Delta(
            ModelDelta.ActionFragment(7, "{"), ModelDelta.OfText(7, "x"), ModelDelta.Stop(StopReason.Pause, "pause_turn")))));

    [Fact]
    public void What_belongs_to_a_block_that_is_not_there_is_refused()
    {
        Assert.Throws<InvalidOperationException>(static () => new Reply().Signature("sig"));
        Assert.Throws<InvalidOperationException>(static () => new Reply().Thought("t").Cites(new()));
        Assert.Throws<InvalidOperationException>(static () => new Reply().Action("c", "a").EndBlock().Fragment("{}"));
        Assert.Throws<InvalidOperationException>(static () => new Reply().Text("a").Stop(StopReason.Refusal).Text("b"));
    }

    [Theory]
    [InlineData("", 3, new string[0])]
    [InlineData("abcdefg", 3, new[] { "abc", "def", "g" })]
    [InlineData("abc", 1, new[] { "a", "b", "c" })]
    public void Pieces_have_the_length_asked_for_and_make_up_the_text(string text, int length, string[] expected) =>
        Assert.Equal(expected, Reply.Pieces(text, length));
}
