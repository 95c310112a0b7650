using System.Text;
using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

[Collection(ModelCollection.Name)]
public sealed class LC04_Characters(ModelFolder models)
{
    private const string Text = "Zoë 👩‍👩‍👧 ate e\u0301clairs in 東京 – 🇳🇴, naïve 𝄞!";

    [Theory]
    [InlineData(ScriptedPieces.Words)]
    [InlineData(ScriptedPieces.SplitCharacters)]
    [InlineData(ScriptedPieces.Bytes)]
    public async Task Characters_split_over_tokens_arrive_whole(ScriptedPieces pieces)
    {
        await using LlamaCppProvider provider = Local.Open(models.Scripted(new ScriptedModel { Answers = [Text], Pieces = pieces }));

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")]).CollectAsync();

        Assert.Equal(Text, chunks.TextOf());
        Assert.All(chunks, chunk => Assert.DoesNotContain('\uFFFD', chunk.Delta ?? ""));
        Assert.All(chunks, chunk => Assert.Equal(chunk.Delta ?? "", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(chunk.Delta ?? ""))));
    }

    [Fact]
    public async Task Character_that_is_cut_by_the_limit_is_told_as_lost()
    {
        await using LlamaCppProvider provider = Local.Open(models.Scripted(new ScriptedModel { Answers = ["👧"], Pieces = ScriptedPieces.Bytes }));

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")], new ChatOptions { MaxOutputTokens = 3 }).CollectAsync();

        Assert.Equal("\uFFFD", chunks.TextOf());
        Assert.Equal(ChatFinishReason.Length, chunks[^1].FinishReason);
    }
}
