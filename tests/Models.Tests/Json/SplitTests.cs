using System.Text;

namespace GenFlow.Models.Tests;

/// <summary>Where JSON is cut makes no difference.</summary>
public sealed class SplitTests
{
    public static TheoryData<string> Corpus => [.. Documents.All, "{\"a\":01}", "[\"\\ud83dx\"]", "{\"a\":1}}", "[1,2", "{\"ä\": \"\u0002\"}"];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Document_split_at_any_two_bytes_gives_the_same(string document)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);
        string whole = Taken(bytes);

        for (int first = 0; first <= bytes.Length; first++)
        {
            for (int second = first; second <= bytes.Length; second++)
            {
                Assert.Equal(whole, Taken(bytes[..first], bytes[first..second], bytes[second..]));
            }
        }

        Assert.Equal(whole, Taken([.. bytes.Select(one => new[] { one })]));
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Document_split_at_any_character_gives_the_same(string document)
    {
        string whole = Taken(Encoding.UTF8.GetBytes(document));

        for (int at = 0; at <= document.Length; at++)
        {
            var json = new IncrementalJson();
            json.Append(document.AsSpan(0, at));
            json.Append(document.AsSpan(at));
            Assert.Equal(whole, State(json));
        }

        var each = new IncrementalJson();
        foreach (char c in document)
        {
            each.Append([c]);
        }

        Assert.Equal(whole, State(each));
    }

    private static string Taken(params byte[][] fragments)
    {
        var json = new IncrementalJson();
        foreach (byte[] fragment in fragments)
        {
            json.Append(fragment);
        }

        return State(json);
    }

    private static string State(IncrementalJson json)
    {
        var state = new StringBuilder().Append(json.Length).Append(' ').Append(json.Error?.Message);
        for (int i = 0; i < json.Tape.Count; i++)
        {
            TapeNode node = json.Tape[i];
            state.Append('\n').AppendJoin(' ', node.Kind, node.Start, node.End, node.Name, node.NameEnd, node.Next);
        }

        return state.ToString();
    }
}
