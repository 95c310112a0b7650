using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>However an answer is cut into pieces, the same is given out.</summary>
public sealed class AnswerCutTests
{
    private static readonly string[] s_pieces =
    [
        "<think>", "</think>", "<tool_call>", "</tool_call>", "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"</tool_call>\"}}</tool_call>",
        "<tool_call>\n{\"arguments\": \"{\\\"b\\\": 1}\", \"name\": \"g\"}\n</tool_call>", "{\"name\": \"h\"", ", \"arguments\": ", "{\"x\": [1, 2.5e3, null]}", "}",
        "STO", "STOP", "\n\nUser:", "\n", " ", "<", "</", "<thi", "text", "é🫖", "\"", "\\", "{", "[", "-1.5", "true",
        "<tool_call>{\"name\": \"i\", \"arguments\": {\"y\": tru", "<tool_call>{\"name\": \"j\"}x", "<tool_call>{\"name\"",
    ];

    [Fact]
    public void Any_cut_gives_the_same_as_none()
    {
        var random = new Random(8);
        for (int round = 0; round < 4_000; round++)
        {
            string answer = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            AnswerFormat format = round % 3 == 0 ? Answers.Format() : Answers.Format("STOP", "\n\nUser:", "TOPAZ");
            string whole = Answers.Read(answer, format);

            string cut = Answers.Read(Answers.Cut(answer, random, 1 + round % 7), format).ToString();

            Assert.True(whole == cut, $"{answer}\n{whole}\n{cut}");
        }
    }

    [Fact]
    public void Text_that_has_neither_tags_nor_stops_is_given_out_as_it_is()
    {
        var random = new Random(9);
        for (int round = 0; round < 1_000; round++)
        {
            string answer = string.Concat(Enumerable.Range(0, 20).Select(_ => "<think/>STOP \n"[random.Next(14)]));
            if (!answer.Contains("<think>", StringComparison.Ordinal) && !answer.Contains("STOP", StringComparison.Ordinal))
            {
                Assert.Equal("T:" + answer, Answers.Read(Answers.Cut(answer, random, 4), Answers.Format("STOP")).ToString());
            }
        }
    }
}
