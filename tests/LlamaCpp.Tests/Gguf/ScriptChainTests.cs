using System.Text;
using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

public sealed class ScriptChainTests
{
    public static TheoryData<string> Texts { get; } =
    [
        "Hello.",
        "a",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "the the the the the the the the the the the the the the the the the the the the the the the the",
        "<think>Which city? Oslo.</think><tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\"}}</tool_call>",
        "ends </s> <s> <EOT> <|endoftext|> [PAD] <fim_prefix> <PAD>",
        "Rain \U0001F327\uFE0F, na\u00EFve caf\u00E9, \u65E5\u672C\u8A9E, \u0434\u0430, \U0001D49C.",
        " \n\n\t leading and trailing \r\n ",
        "<<>></><a <b> </b></c>>",
        "<0x41><unk>\u2581<0x0A>",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_chain_spells_its_text_in_every_way_of_cutting(string text)
    {
        foreach (ScriptedPieces pieces in Enum.GetValues<ScriptedPieces>())
        {
            var chain = new ScriptChain([text, "another", text], [text + "!"], pieces);

            Assert.Equal(text, Spell(chain, chain.FirstAfterUser[0]));
            Assert.Equal("another", Spell(chain, chain.FirstAfterUser[1]));
            Assert.Equal(text, Spell(chain, chain.FirstAfterUser[2]));
            Assert.Equal(text + "!", Spell(chain, chain.FirstAfterTools[0]));
            Assert.Equal(chain.Places.Count, chain.Places.Select(static place => place.Token).Distinct().Count());
        }
    }

    [Fact]
    public void Characters_that_are_split_arrive_byte_by_byte_and_others_as_words()
    {
        var chain = new ScriptChain(["Rain \U0001F327 here"], [], ScriptedPieces.SplitCharacters);

        Assert.Equal(["Rain", " ", "<0xF0#1>", "<0x9F#1>", "<0x8C#1>", "<0xA7#1>", " here"], chain.Places.Select(place => chain.Tokens.Text(place.Token)));
    }

    [Fact]
    public void Pieces_that_llama_takes_for_marks_are_no_tokens()
    {
        var chain = new ScriptChain(["a </s> b <EOT> c"], [], ScriptedPieces.Words);

        Assert.DoesNotContain(chain.Places, place => chain.Tokens.Text(place.Token) is "</s>" or "<EOT>");
    }

    private static string Spell(ScriptChain chain, int token)
    {
        var next = chain.Places.ToDictionary(static place => place.Token, static place => place.Next);
        var bytes = new List<byte>();
        for (; token != chain.Tokens.End; token = next[token])
        {
            string text = chain.Tokens.Text(token);
            if (chain.Tokens.Kind(token) == TokenKind.Byte)
            {
                bytes.Add(Convert.ToByte(text.Substring(3, 2), 16));
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
