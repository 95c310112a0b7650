using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>LC08: calls are parsed from the text, and what is no call is lost nowhere.</summary>
public sealed class AnswerCallTests
{
    [Theory]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": [1, {\"b\": \"}\"}]}}", "C:f|F:{\"a\": [1, {\"b\": \"}\"}]}|E:")]
    [InlineData("\n{\"name\":\"f\",\"arguments\":{}}\n", "C:f|F:{}|E:")]
    [InlineData("{\"arguments\": {\"a\": 1}, \"name\": \"f\"}", "C:f|F:{\"a\": 1}|E:")]
    [InlineData("{\"id\": \"x\", \"name\": \"f\", \"parameters\": {\"a\": 1}, \"more\": [{}]}", "C:f|F:{\"a\": 1}|E:")]
    [InlineData("{\"name\": \"f\"}", "C:f|F:{}|E:")]
    [InlineData("{\"name\": \"f\", \"arguments\": null}", "C:f|F:{}|E:")]
    [InlineData("{\"name\": \"f\", \"arguments\": \"\"}", "C:f|F:{}|E:")]
    [InlineData("{\"name\": \"f\", \"arguments\": \"{\\\"a\\\": \\\"\\u00e9\\\"}\"}", "C:f|F:{\"a\": \"é\"}|E:")]
    [InlineData("{\"name\": \"f\", \"arguments\": 12}", "C:f|F:12|E:")]
    [InlineData("{\"arguments\": 1.5e+3, \"name\": \"f\"}", "C:f|F:1.5e+3|E:")]
    [InlineData("{\"name\": \"\\u0066\\n\", \"arguments\": {\"a\": \"</tool_call>\"}}", "C:f\n|F:{\"a\": \"</tool_call>\"}|E:")]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": \"\\\\\\\"}\"}}", "C:f|F:{\"a\": \"\\\\\\\"}\"}|E:")]
    public void A_call_is_its_name_and_its_arguments_in_any_order(string json, string parts) =>
        Assert.Equal(parts, Answers.Read($"<tool_call>{json}</tool_call>"));

    [Theory]
    [InlineData("{\"arguments\": {\"a\": 1}}")]
    [InlineData("{\"name\": 1, \"arguments\": {}}")]
    [InlineData("{\"name\": \"\", \"arguments\": {}}")]
    [InlineData("{\"name\": \"\\ud800\", \"arguments\": {}}")]
    [InlineData("[{\"name\": \"f\"}]")]
    [InlineData("\"f\"")]
    [InlineData("f()")]
    [InlineData("{name: \"f\"}")]
    [InlineData("{\"arguments\": {}, \"parameters\": {}, \"name\": \"f\"}")]
    [InlineData("{}")]
    [InlineData("")]
    public void What_names_no_tool_is_text_with_its_tags(string json) =>
        Assert.Equal($"T:<tool_call>{json}</tool_call> and on", Answers.Read($"<tool_call>{json}</tool_call> and on"));

    [Theory]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": 01}}", "F:{\"a\": 01}}")]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": \"\n\"}}", "F:{\"a\": \"\n\"}}")]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": 1]}", "F:{\"a\": 1]}")]
    [InlineData("{\"name\": \"f\", \"arguments\": {\"a\": 1", "F:{\"a\": 1")]
    [InlineData("{\"name\": \"f\" \"arguments\": {}}", "F:{\"name\": \"f\" \"arguments\": {}}")]
    [InlineData("{\"name\": \"f\"", "F:{\"name\": \"f\"")]
    [InlineData("{\"name\": \"f\", \"arguments\": {}, \"arguments\": {}}", "F:{}, \"arguments\": {}}")]
    [InlineData("{\"name\": \"f\", \"arguments\": {}}}", "F:{}}")]
    [InlineData("{\"name\": \"f\", \"arguments\": tru}", "F:tru}")]
    public void Behind_a_name_what_is_no_JSON_is_given_for_the_consumer_to_refuse(string json, string fragment)
    {
        Assert.Equal($"C:f|{fragment}|E:|T:on", Answers.Read($"<tool_call>{json}</tool_call>on"));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.JsonElement.Parse(fragment[2..]));
    }

    [Fact]
    public void A_brace_that_is_missing_behind_whole_arguments_is_forgiven() =>
        Assert.Equal("C:f|F:{\"a\": 1}|E:", Answers.Read("<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": 1}</tool_call>"));

    [Theory]
    [InlineData("<tool_call>{\"na", "T:<tool_call>{\"na")]
    [InlineData("<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"b", "C:f|F:{\"a\": \"b")]
    [InlineData("<tool_call>{\"name\": \"f\", \"arguments\": {}}", "C:f|F:{}")]
    [InlineData("<tool_call>{\"name\": \"f\", \"arguments\": {}}\n</tool_c", "C:f|F:{}")]
    [InlineData("<tool_call>{\"name\": \"f\", \"arguments\": {}} x</tool", "C:f|F:{}x</tool")]
    public void A_call_that_the_answer_ends_in_has_no_end(string answer, string parts) => Assert.Equal(parts, Answers.Read(answer));

    [Fact]
    public void Calls_follow_one_another_without_the_lines_between_them()
    {
        RecordingSink sink = Answers.Read(
            ["Two.\n<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\":1}}\n</tool_call>\n<tool_call>\n{\"name\":\"g\"}\n</tool_call>\nDone."]);

        Assert.Equal("T:Two.\n|C:f|F:{\"a\":1}|E:|C:g|F:{}|E:|T:Done.", sink.ToString());
    }

    [Fact]
    public void Fragments_come_while_the_arguments_are_written()
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(Answers.Format(), sink);

        reader.Append("<tool_call>{\"name\": \"f");
        Assert.Equal("", sink.ToString());
        reader.Append("\"");
        Assert.Equal("C:f", sink.ToString());
        reader.Append(", \"arguments\": {\"a");
        Assert.Equal("C:f|F:{\"a", sink.ToString());
        reader.Append("\": 1");
        Assert.Equal("C:f|F:{\"a\": 1", sink.ToString());
    }

    [Fact]
    public void An_open_tag_in_what_is_no_call_opens_one() =>
        Assert.Equal("T:<tool_call>|C:f|F:{}|E:", Answers.Read("<tool_call><tool_call>{\"name\": \"f\"}</tool_call>"));

    [Fact]
    public void Tags_may_be_any_text()
    {
        var format = new AnswerFormat(null, new("```json\n", "\n```"), []);

        Assert.Equal("T:See: |C:f|F:{\"a\": \"```\"}|E:|T:ok", Answers.Read("See: ```json\n{\"name\": \"f\", \"arguments\": {\"a\": \"```\"}}\n```\nok", format));
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Arguments_may_be_as_deep_as_JSON_is_read(int depth, bool isWhole)
    {
        string arguments = new string('[', depth) + new string(']', depth);

        string parts = Answers.Read($"<tool_call>{{\"name\": \"f\", \"arguments\": {arguments}}}</tool_call>");

        Assert.Equal(isWhole ? $"C:f|F:{arguments}|E:" : $"C:f|F:{arguments}}}|E:", parts);
    }

    [Fact]
    public void A_call_with_too_long_arguments_is_never_complete()
    {
        string much = new('x', CallReader.MaxArguments);

        string parts = Answers.Read($"<tool_call>{{\"name\": \"f\", \"arguments\": {{\"a\": \"{much}\"}}}}</tool_call>on");
        string nameless = Answers.Read($"<tool_call>{{\"arguments\": {{\"a\": \"{much}\"}}, \"name\": \"f\"}}</tool_call>on");

        Assert.Equal(CallReader.MaxArguments + "C:f|F:|T:on".Length, parts.Length);
        Assert.DoesNotContain("|E:", parts, StringComparison.Ordinal);
        Assert.EndsWith("|T:on", parts, StringComparison.Ordinal);
        Assert.StartsWith("T:<tool_call>", nameless, StringComparison.Ordinal);
        Assert.EndsWith("</tool_call>on", nameless, StringComparison.Ordinal);
    }
}
