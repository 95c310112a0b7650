using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Anthropic;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>The marks of an agent's requests, against a cache that works as the provider says: a mark keeps the prefix that it ends,
/// and is looked for there and up to 20 blocks before.</summary>
public sealed class CachedPrefixTests
{
    private const int Lookback = 20;

    // With more calls in a message than the cache looks back.
    private static readonly int[] s_calls = [1, 30, 2, 25, 1, 1, 40, 3, 1, 22, 1, 1];

    [Theory]
    [InlineData(PromptCaching.Agentic)]
    [InlineData(PromptCaching.Conversational)]
    public async Task All_that_the_call_before_has_kept_is_read(PromptCaching caching)
    {
        List<Read> reads = await ReadsAsync(caching, policy: null);

        Assert.Equal(reads.Count - 1, reads.Skip(1).Count(static read => read.IsAll));
    }

    [Fact]
    public async Task A_step_of_the_policy_costs_the_messages_once_and_never_tools_and_system()
    {
        var policy = new ContextPolicy { WholeResults = 5, LongResult = 500, HeadLength = 100, TailLength = 50, HighWater = 60_000, LowWater = 20_000 };

        List<Read> reads = await ReadsAsync(PromptCaching.Agentic, policy);

        Assert.InRange(reads.Skip(1).Count(static read => !read.IsAll), 1, s_calls.Sum() * 1_000 * 2 / 40_000);
        Assert.All(reads.Skip(1), static read => Assert.True(read.HasHead));
    }

    private static async Task<List<Read>> ReadsAsync(PromptCaching caching, ContextPolicy? policy)
    {
        int asked = 0;
        await using WirePlayer player = await WirePlayer.StartAsync(_ => WireAnswer.Sse(Answer(asked++ % (s_calls.Length + 1))));
        var session = new AgentSession();
        for (int turn = 0; turn < 2; turn++)
        {
            var agent = new Agent(new AnthropicChatClient(new AnthropicOptions { Model = "claude-sonnet-4-5", ApiKey = Claude.Key, BaseUrl = player.Url, MaxRetries = 0, PromptCaching = caching }))
            {
                SystemPrompt = "Be brief.",
                Actions = [AIFunctionFactory.Create((string what) => new string('x', 1_000) + what, "look"), AIFunctionFactory.Create(static () => 1, "other")],
                MaxIterations = 30,
                ContextPolicy = policy,
            };
            await agent.RunAsync($"Question {turn}", session);
        }

        Assert.Equal(2 * (s_calls.Length + 1), player.Requests.Count);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var reads = new List<Read>();
        int last = 0;
        foreach (WireRequest request in player.Requests)
        {
            (List<string> prefixes, List<int> marks, int head) = BlocksOf(request.Json);
            Assert.InRange(marks.Count, 1, 4);
            int read = marks.SelectMany(static mark => Enumerable.Range(Math.Max(0, mark - Lookback), Math.Min(mark, Lookback) + 1))
                .Where(place => kept.Contains(prefixes[place])).DefaultIfEmpty(-1).Max();
            reads.Add(new(IsAll: read == last, HasHead: read >= head));
            kept.UnionWith(marks.Select(mark => prefixes[mark]));
            last = marks.Max();
        }

        return reads;
    }

    // All blocks in the order in which the provider reads them, each with all before it.
    private static (List<string> Prefixes, List<int> Marks, int Head) BlocksOf(JsonElement body)
    {
        var prefixes = new List<string>();
        var marks = new List<int>();
        string before = "";
        void Add(JsonElement block, string role)
        {
            JsonObject plain = JsonNode.Parse(block.GetRawText())!.AsObject();
            if (plain.Remove("cache_control"))
            {
                marks.Add(prefixes.Count);
            }

            before = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(before + role + plain.ToJsonString())));
            prefixes.Add(before);
        }

        foreach (JsonElement tool in body.GetProperty("tools").EnumerateArray())
        {
            Add(tool, "");
        }

        foreach (JsonElement part in body.GetProperty("system").EnumerateArray())
        {
            Add(part, "");
        }

        int head = prefixes.Count - 1;
        foreach (JsonElement message in body.GetProperty("messages").EnumerateArray())
        {
            foreach (JsonElement block in message.GetProperty("content").EnumerateArray())
            {
                Add(block, message.GetProperty("role").GetString()!);
            }
        }

        return (prefixes, marks, head);
    }

    private static byte[] Answer(int number)
    {
        if (number == s_calls.Length)
        {
            return Claude.Brief;
        }

        string[] calls =
        [
            .. Enumerable.Range(0, s_calls[number]).SelectMany(call => (string[])
            [
                string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"content_block_start","index":{{{call}}},"content_block":{"type":"tool_use","id":"t{{{number}}}_{{{call}}}","name":"look","input":{}} }"""),
                string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"content_block_delta","index":{{{call}}},"delta":{"type":"input_json_delta","partial_json":"{\"what\":\"{{{call}}}\"}"}}"""),
                string.Create(CultureInfo.InvariantCulture, $$"""{"type":"content_block_stop","index":{{call}}}"""),
            ]),
        ];
        return Claude.Sse([Claude.Start, .. calls, """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":1}}""", Claude.End]);
    }

    private sealed record Read(bool IsAll, bool HasHead);
}
