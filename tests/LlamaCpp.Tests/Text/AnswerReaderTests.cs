using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>LC03 and LC08: stops, thoughts and calls are found wherever the tokens end.</summary>
public sealed class AnswerReaderTests
{
    private const string Oslo = "{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Oslo\"}}";

    [Theory]
    [InlineData("", "")]
    [InlineData("Hello.", "T:Hello.")]
    [InlineData("<think>\n\nHm.\n</think>\n\nHello.", "R:Hm.\n|T:Hello.")]
    [InlineData("a<think>b</think> c<think> d", "T:a|R:b|T:c|R:d")]
    [InlineData("<think><tool_call>{}</tool_call> <stop></think>x", "R:<tool_call>{}</tool_call> <stop>|T:x")]
    [InlineData("<think></think>", "")]
    [InlineData("a < b <thin", "T:a < b <thin")]
    [InlineData("<think>a</thin", "R:a</thin")]
    [InlineData("<<think>a<</think>b", "T:<|R:a<|T:b")]
    [InlineData("<tool_c<tool_call>" + Oslo + "</tool_call>", "T:<tool_c|C:get_weather|F:{\"city\": \"Oslo\"}|E:")]
    [InlineData("</think>a", "T:</think>a")]
    public void Tags_tell_text_from_thoughts(string answer, string parts) => Assert.Equal(parts, Answers.Read(answer, Answers.Format("<stop>")));

    [Theory]
    [InlineData("one STOP two", "T:one ")]
    [InlineData("one STO", "T:one STO")]
    [InlineData("aaab", "T:a")]
    [InlineData("<think>STOP</think>STOP", "R:STOP")]
    [InlineData("x\n\nUser: y", "T:x")]
    [InlineData("<think>a</think>\n\nUser: y", "R:a")]
    [InlineData("<tool_call>{\"name\": \"STOP\"}</tool_call>\nSTOP", "C:STOP|F:{}|E:")]
    public void A_stop_ends_the_answer_in_text_alone(string answer, string parts) =>
        Assert.Equal(parts, Answers.Read(answer, Answers.Format("STOP", "\n\nUser:", "aab")));

    [Fact]
    public void Of_two_stops_the_one_that_is_complete_first_counts_and_of_those_the_longest()
    {
        Assert.Equal(("T:a", "bc"), Stopped("abcd", "abcd", "bc"));
        Assert.Equal(("T:xabc", "d"), Stopped("xabcd", "abce", "d"));
        Assert.Equal(("T:x", "abc"), Stopped("xabc", "c", "bc", "abc"));
    }

    [Fact]
    public void A_stop_drops_what_follows_it_and_is_told()
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(Answers.Format("END"), sink);

        reader.Append("a E");
        Assert.False(reader.IsStopped);
        reader.Append("ND b");
        reader.Append("c");
        reader.Finish();

        Assert.True(reader.IsStopped);
        Assert.Equal("END", reader.StopText);
        Assert.Equal("T:a ", sink.ToString());
    }

    [Fact]
    public void Only_what_may_still_become_a_tag_is_held_back()
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(Answers.Format("\nUser"), sink);

        reader.Append("a <");
        Assert.Equal("T:a ", sink.ToString());
        reader.Append("t");
        Assert.Equal("T:a ", sink.ToString());
        reader.Append("h<to");
        Assert.Equal("T:a <th", sink.ToString());
        reader.Append("\n");
        Assert.Equal("T:a <th<to", sink.ToString());
        reader.Append("\n");
        Assert.Equal("T:a <th<to\n", sink.ToString());
        reader.Finish();
        Assert.Equal("T:a <th<to\n\n", sink.ToString());
    }

    [Fact]
    public void A_prompt_that_has_opened_a_thought_begins_in_one()
    {
        AnswerFormat format = Answers.Format() with { BeginsInThought = true };

        Assert.Equal("R:Hm.|T:Yes.", Answers.Read("\nHm.</think>\nYes.", format));
        Assert.Equal("T:Hm.</think>", Answers.Read("Hm.</think>", format with { Thought = null }));
    }

    [Fact]
    public void Without_tags_and_stops_everything_is_text_at_once()
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(new(null, null, []), sink);

        reader.Append(" <think><tool_call>");

        Assert.Equal("T: <think><tool_call>", sink.ToString());
        Assert.Equal(1, sink.Calls);
    }

    [Fact]
    public void Parts_are_told_while_they_are_written()
    {
        var reader = new AnswerReader(Answers.Format(), new RecordingSink());
        var parts = new List<AnswerPart> { reader.Part };
        foreach (string piece in new[] { "<think>", "a", "</think>", "b<tool_call>", Oslo, "</tool_call>" })
        {
            reader.Append(piece);
            parts.Add(reader.Part);
        }

        Assert.Equal([AnswerPart.Text, AnswerPart.Thought, AnswerPart.Thought, AnswerPart.Text, AnswerPart.Call, AnswerPart.Call, AnswerPart.Text], parts);
        Assert.Equal(1, reader.CallCount);
    }

    [Fact]
    public void The_rest_of_a_call_is_what_followed_its_open_tag_in_the_same_piece()
    {
        var reader = new AnswerReader(Answers.Format(), new RecordingSink());

        Assert.Equal("", Rest("a<tool_"));
        Assert.Equal("\n{\"na", Rest("call>\n{\"na"));
        Assert.Equal("", Rest("me\": \"x\"}"));
        Assert.Equal("", Rest("</tool_call><tool_call>{\"name\": \"y\"}</tool_call>"));
        Assert.Equal("{\"name\": \"y\"}\n</t", Rest("<tool_call>{\"name\": \"x\"}</tool_call><tool_call>{\"name\": \"y\"}\n</t"));

        string Rest(string piece)
        {
            reader.Append(piece);
            return reader.RestOfCall.ToString();
        }
    }

    [Fact]
    public void Text_and_thoughts_allocate_nothing()
    {
        var reader = new AnswerReader(Answers.Format(Stops(16)), new SilentSink());
        Read(reader);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            Read(reader);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Read(AnswerReader reader)
        {
            reader.Append("Hello <wor");
            reader.Append("ld> aaaaaaaaaa");
            reader.Append("<think> hm </thi");
            reader.Append("nk> b");
        }
    }

    [Fact]
    public void A_letter_costs_the_same_however_long_the_stops_are()
    {
        // Each stop is nearly there all the time: a search of what is held back would take 256 times as long.
        string answer = new string('a', 254) + string.Concat(Enumerable.Repeat("ab", 100_000));
        var sink = new CountingSink();
        var reader = new AnswerReader(Answers.Format(Stops(16)), sink);

        foreach (char letter in answer)
        {
            reader.Append([letter]);
        }

        reader.Finish();
        Assert.Equal(answer.Length, sink.Letters);
        Assert.InRange(sink.Calls, 1, 2 * answer.Length);
    }

    private static string[] Stops(int count) => [.. Enumerable.Range(0, count).Select(static stop => new string('a', 255 - stop) + "!")];

    private static (string Parts, string? Stop) Stopped(string answer, params string[] stops)
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(new(null, null, stops), sink);
        reader.Append(answer);
        return (sink.ToString(), reader.StopText);
    }

    private class SilentSink : IAnswerSink
    {
        public virtual void Text(ReadOnlySpan<char> text)
        {
        }

        public void Thought(ReadOnlySpan<char> text)
        {
        }

        public void CallStart(string name)
        {
        }

        public void CallFragment(ReadOnlySpan<char> json)
        {
        }

        public void CallEnd()
        {
        }
    }

    private sealed class CountingSink : SilentSink
    {
        public int Letters { get; private set; }

        public int Calls { get; private set; }

        public override void Text(ReadOnlySpan<char> text)
        {
            Letters += text.Length;
            Calls++;
        }
    }
}
