using DocsChain.Documents;
using DocsChain.Search;

namespace GenFlow.Samples.Tests;

/// <summary>The full-text search of the sample, on the repository's own documentation and on small texts.</summary>
public sealed class ChainSearchTests
{
    private static readonly Lazy<Task<SearchIndex>> s_docs = new(static async () => SearchIndex.Of(await Library.ReadAsync(Repository.Root, CancellationToken.None)));

    [Theory]
    [InlineData("leaving the loop stops watching, not the run", "docs/concepts/streams.md#reading", 1)]
    [InlineData("exits of an action", "docs/agents/actions.md#exits", 1)]
    [InlineData("typed answer with a JSON schema", "docs/agents/structured-output.md#structured-output", 3)]
    [InlineData("retry a failed step", "docs/concepts/failure.md#retries-and-timeouts", 2)]
    [InlineData("awaiting WriteEventToStream", "docs/diagnostics/GF1001.md#gf1001-writeeventtostream-is-awaited", 1)]
    [InlineData("how much of the stream is kept", "docs/concepts/streams.md#how-much-is-kept", 1)]
    public async Task The_section_that_says_it_is_among_the_first(string query, string section, int place)
    {
        IReadOnlyList<Found> found = (await s_docs.Value).Search(query, 10);

        int index = found.Select(static found => found.Section.Id).ToList().IndexOf(section);
        Assert.True(index >= 0 && index < place, $"It is at {index} of:\n{string.Join('\n', found.Select(static found => $"{found.Score:F2} {found.Section.Id} {string.Join(',', found.Snippet.Words)}"))}");
    }

    [Fact]
    public async Task Sections_of_the_documentation_have_ids_of_their_own_and_no_heading_inside_of_code()
    {
        IReadOnlyList<Section> sections = await Library.ReadAsync(Repository.Root, CancellationToken.None);

        Assert.True(sections.Count > 200, $"{sections.Count}");
        Assert.Equal(sections.Count, sections.Select(static section => section.Id).Distinct().Count());
        Assert.All(sections, static section => Assert.NotEqual("", section.Text));
        Assert.Contains(sections, static section => section.Path == "README.md");
        Assert.Contains(sections, static section => section.Text.Contains("```", StringComparison.Ordinal));
        Assert.DoesNotContain(sections, static section => section.Text.Contains("<!--", StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_is_cut_at_its_headings_and_nowhere_else()
    {
        IReadOnlyList<Section> sections = MarkdownSections.Of(
            "a.md", "before\n# One `Two`\r\n\n## Same ##\ntext\n````\n# no heading\n```\n# none either\n````\n#none\n## Same\n<!-- a\n# b -->\nmore\n### Deep\n\n# Last\nend");

        Assert.Equal(
            [("a.md", "a.md"), ("a.md#same", "One Two › Same"), ("a.md#same-1", "One Two › Same"), ("a.md#last", "Last")],
            sections.Select(static section => (section.Id, section.Title)));
        Assert.Equal(["before", "text\n````\n# no heading\n```\n# none either\n````\n#none", "more", "end"], sections.Select(static section => section.Text));
    }

    [Fact]
    public void A_block_of_code_that_is_never_closed_goes_to_the_end()
    {
        Section section = Assert.Single(MarkdownSections.Of("a.md", "# One\n```\n# Two\n~~~\n"));

        Assert.Equal(("a.md#one", "```\n# Two\n~~~"), (section.Id, section.Text));
    }

    [Theory]
    [InlineData("StreamItems(from)", "streamitems stream item from")]
    [InlineData("get_weather", "getweather get weather")]
    [InlineData("JSONReader2", "jsonreader2 json reader2")]
    [InlineData("an agent's runs", "an agent run")]
    [InlineData("resumes resumed resuming resume", "resum resum resum resum")]
    [InlineData("stopped tries boxes this class", "stop try box this class")]
    [InlineData("3.14 and 1,000.", "3.14 and 1,000")]
    [InlineData("Ünïcode ÜNÏCODE u\u0308nïcode", "ünïcod ünïcod ünïcod")]
    [InlineData("Straße STRASSE ﬁne Ａ", "strass strass fin a")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("東京 tower", "東 京 tower")]
    [InlineData("\ud800 lone \udc00 x\ud83d\ude00y", "lon x y")]
    [InlineData("…—()`` \t\n", "")]
    public void Words_are_cut_folded_and_stemmed(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Tokenizer.Tokens(text).Select(static token => token.Term)));

    [Fact]
    public void Tokens_say_where_they_stand()
    {
        const string Text = "a StreamItems() b";

        Assert.Equal(
            [("a", 0), ("StreamItems", 1), ("Stream", 1), ("Items", 2), ("b", 3)],
            Tokenizer.Tokens(Text).Select(static token => (Text.Substring(token.Start, token.Length), token.Position)));
    }

    [Theory]
    [InlineData("sleeping", "a b")]
    [InlineData("kraken", "a")]
    [InlineData("\"sleeps deep\"", "a")]
    [InlineData("\"deep sleeps\"", "")]
    [InlineData("\"sleeps deep\" dog", "a")]
    [InlineData("kra*", "a")]
    [InlineData("krak", "")]
    [InlineData("the", "a b")]
    [InlineData("the dog", "b")]
    [InlineData("nobody*", "")]
    [InlineData("", "")]
    [InlineData("\"", "")]
    [InlineData("\"\"", "")]
    [InlineData("*", "")]
    [InlineData("\"beneath Dog\"", "")]
    public void Words_phrases_and_prefixes_are_found(string query, string ids)
    {
        var index = SearchIndex.Of([new("a", "a", ["Beneath"], "The kraken sleeps deep."), new("b", "b", ["Dog"], "The other sleeps too, on the mat."), new("c", "c", [], "…")]);

        Assert.Equal(ids, string.Join(' ', index.Search(query, 10).Select(static found => found.Section.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Headings_count_more_than_text_and_rare_words_more_than_common_ones()
    {
        var index = SearchIndex.Of(
        [
            new("text", "d", ["Other"], "About retries and steps."), new("heading", "d", ["Retries"], "About waiting and steps."),
            new("rare", "d", ["Other"], "A kraken."), new("common", "d", ["Other"], "Steps, steps and steps."),
        ]);

        Assert.Equal(["heading", "text"], index.Search("retries", 10).Select(static found => found.Section.Id));
        Assert.Equal("rare", index.Search("kraken steps", 10)[0].Section.Id);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(int.MaxValue, 20)]
    public void Results_are_bounded(int limit, int count)
    {
        var index = SearchIndex.Of(Enumerable.Range(0, 50).Select(static number => new Section($"{number}", "d", [], "word")));

        Assert.Equal(count, index.Search("word", limit).Count);
        Assert.Equal(count, index.Search($"word {new string('x', 10_000)} \"", limit).Count);
    }

    [Fact]
    public void Nothing_is_found_in_nothing() => Assert.Empty(SearchIndex.Of([]).Search("word", 10));

    [Fact]
    public void A_snippet_shows_the_words_and_is_short()
    {
        string filler = string.Concat(Enumerable.Repeat("Nothing to see in this sentence at all. ", 30));
        var index = SearchIndex.Of([new("a", "a", ["One"], $"{filler}\n\nThe [Kraken](x.md) *sleeps* in `Deep`. {filler}\n\n```\nkraken\n```\n")]);

        Snippet snippet = Assert.Single(index.Search("deep krakens", 1)).Snippet;
        Assert.Contains("The Kraken *sleeps* in Deep.", snippet.Text, StringComparison.Ordinal);
        Assert.True(snippet.Text.Length < 260, snippet.Text);
        Assert.Equal(["Kraken", "Deep"], snippet.Words);
    }

    [Fact]
    public void A_sentence_that_is_too_long_is_cut_around_the_word()
    {
        string filler = string.Concat(Enumerable.Repeat("word ", 200));
        Snippet snippet = Snippet.Of(new("a", "a", [], $"{filler}kraken {filler}"), new HashSet<string> { "kraken" });

        Assert.True(snippet.Text.Length < 260, snippet.Text);
        Assert.Contains(" kraken ", snippet.Text, StringComparison.Ordinal);
        Assert.StartsWith("… word", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("word …", snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Passages_are_the_sentences_of_the_prose() =>
        Assert.Equal(
            ["One goes\non. Two ends.".ReplaceLineEndings(" ").Split(". ")[0] + ".", "Two ends.", "An item, e.g. this.", "Another.", "After."],
            Passages.Of("One goes\non. Two ends.\n- An item, e.g. this.\n- Another.\n\n| a | b |\n|---|---|\n\n```csharp\nNo prose. None.\n```\n\nAfter."));
}
