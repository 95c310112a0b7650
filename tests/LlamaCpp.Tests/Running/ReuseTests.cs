using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

// What a sequence holds of an earlier turn changes how long an answer takes, not what it says.
[Collection(ModelCollection.Name)]
public sealed class ReuseTests(ModelFolder models)
{
    private static readonly string[] s_words = ["ba ce", "dido", " fu", "ga bagi", "Oslo?", "é ü", "zu"];

    [Fact]
    public async Task Turn_after_an_answer_that_was_cut_at_its_limit_is_what_it_is_elsewhere()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        for (int most = 1; most <= 12; most++)
        {
            ChatMessage question = ChatMessage.User("Question " + most);
            string first = (await provider.CompleteAsync([question], Signs(most))).Text;

            await AssertSameElsewhere(provider, [question, ChatMessage.Assistant(first), ChatMessage.User("And then?")]);
        }
    }

    [Fact]
    public async Task Turn_after_an_answer_that_was_left_is_what_it_is_elsewhere()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        for (int read = 1; read <= 8; read++)
        {
            ChatMessage question = ChatMessage.User("Question " + read);
            string text = "";
            int chunks = 0;
            await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync([question], Signs(null)))
            {
                text += chunk.Delta;
                if (++chunks == read)
                {
                    break;
                }
            }

            await AssertSameElsewhere(provider, [question, ChatMessage.Assistant(text), ChatMessage.User("And then?")]);
        }
    }

    [Fact]
    public async Task Turn_after_a_prompt_that_was_left_in_its_midst_is_what_it_is_elsewhere()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1, context: 4096, batch: 16);
        ChatMessage question = ChatMessage.User(string.Concat(Enumerable.Repeat("a long letter ", 60)));
        await provider.LoadAsync();
        long before = provider.Engine!.ComputedTokens;
        using var cancel = new CancellationTokenSource();
        Task<InferenceAnswer> left = provider.CompleteAsync([question], Signs(5), cancel.Token);
        SpinWait.SpinUntil(() => provider.Engine.ComputedTokens > before);
        await cancel.CancelAsync();
        await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        await AssertSameElsewhere(provider, [question, ChatMessage.Assistant("ba"), ChatMessage.User("And then?")], context: 4096);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public async Task Conversations_that_branch_and_are_edited_say_what_they_say_elsewhere(int seed, int sequences)
    {
        var random = new Random(seed);
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences);
        List<List<ChatMessage>> conversations = [[], [], []];
        for (int turn = 0; turn < 25; turn++)
        {
            int which = random.Next(conversations.Count);
            List<ChatMessage> conversation = [.. conversations[random.Next(3) == 0 ? random.Next(conversations.Count) : which]];
            if (conversation.Count > 1 && random.Next(3) == 0)
            {
                int at = random.Next(conversation.Count);
                conversation[at] = new(conversation[at].Role, Words(random));
                conversation = [.. conversation.Take(random.Next(at, conversation.Count) + 1)];
            }

            while (conversation.Count >= 8 || (conversation.Count > 0 && conversation[^1].Role == ChatRole.User))
            {
                conversation.RemoveAt(conversation.Count - 1);
            }

            conversation.Add(ChatMessage.User(Words(random)));
            string answer = await AssertSameElsewhere(provider, conversation, most: random.Next(1, 15));
            conversations[which] = [.. conversation, ChatMessage.Assistant(answer)];
        }
    }

    // Signs have a token each: read again, an answer of them has the tokens that it was written in.
    private static LlamaCppChatOptions Signs(int? most) => new() { Temperature = 0, MaxOutputTokens = most, Grammar = "root ::= [!-/]+" };

    private static string Words(Random random) => string.Concat(random.GetItems(s_words, random.Next(1, 12)));

    private async Task<string> AssertSameElsewhere(LlamaCppProvider provider, IReadOnlyList<ChatMessage> conversation, int most = 12, int context = 1024)
    {
        await using LlamaCppProvider other = Local.Open(models.Random(), sequences: 1, context: context);
        InferenceAnswer expected = await other.CompleteAsync(conversation, Signs(most));

        InferenceAnswer answer = await provider.CompleteAsync(conversation, Signs(most));

        Assert.Equal(expected.Text, answer.Text);
        Assert.Equal(expected.Usage!.InputTokens, answer.Usage!.InputTokens);
        Assert.Equal(expected.Usage.OutputTokens, answer.Usage.OutputTokens);
        Assert.Equal(0, expected.Usage.CachedInputTokens);
        Assert.InRange(answer.Usage.CachedInputTokens, 0, answer.Usage.InputTokens - 1);
        return answer.Text;
    }
}
