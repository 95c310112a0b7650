using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models.ChatCompletions;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

/// <summary>A turn after a tool's result computes only what is new, although the answer had thoughts, a call, and white space of its own.</summary>
[Collection(ModelCollection.Name)]
public sealed class ReplayTests(ModelFolder models)
{
    private const string Answer = "<think>\nAsk the station.\n</think>\n\nI look it up. <tool_call> {\"name\": \"get_weather\",\n \"arguments\":{\"city\":\"Oslo\"}}\n</tool_call>";

    private static readonly ChatMessage[] s_question = [ChatMessage.User("What is the weather in Oslo?")];
    private static readonly ChatOptions s_options = new() { Tools = [Weather.Tool], Temperature = 0 };

    [Fact]
    public async Task Answer_with_a_call_is_given_back_to_the_letter()
    {
        await using LlamaCppProvider provider = Open();
        ChatResponse response = await provider.GetResponseAsync(s_question, s_options);

        ChatResponse next = await AskAgain(provider, response);

        Assert.Equal("It snows.", next.Text);
        Assert.InRange(next.Usage!.CachedInputTokenCount!.Value, response.Usage!.TotalTokenCount!.Value - 1, response.Usage.TotalTokenCount.Value);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("arguments")]
    [InlineData("id")]
    public async Task Answer_that_was_changed_is_read_as_it_is_now(string change)
    {
        await using LlamaCppProvider provider = Open();
        ChatResponse response = await provider.GetResponseAsync(s_question, s_options);
        ChatMessage message = response.Messages[0];
        var call = message.Contents.OfType<FunctionCallContent>().Single();
        message.Contents = [.. message.Contents.Select(content => content switch
        {
            TextContent when change == "text" => new TextContent("I look elsewhere. "),
            FunctionCallContent when change == "arguments" => new FunctionCallContent(call.CallId, call.Name, new Dictionary<string, object?> { ["city"] = "Bergen" }),
            FunctionCallContent when change == "id" => new FunctionCallContent("other", call.Name, call.Arguments),
            _ => content,
        })];

        ChatResponse next = await AskAgain(provider, response);

        Assert.True(next.Usage!.CachedInputTokenCount < response.Usage!.TotalTokenCount - 1);
    }

    [Fact]
    public async Task Thoughts_that_never_go_back_do_not()
    {
        await using LlamaCppProvider provider = Open(ReasoningReplay.Never);
        ChatResponse response = await provider.GetResponseAsync(s_question, s_options);

        ChatResponse next = await AskAgain(provider, response);

        Assert.True(next.Usage!.CachedInputTokenCount < response.Usage!.TotalTokenCount - response.Usage.ReasoningTokenCount);
    }

    private static Task<ChatResponse> AskAgain(LlamaCppProvider provider, ChatResponse response)
    {
        string id = response.Messages[0].Contents.OfType<FunctionCallContent>().Single().CallId;
        return provider.GetResponseAsync([.. s_question, .. response.Messages, ChatMessage.Tool(id, "snow")], s_options);
    }

    private LlamaCppProvider Open(ReasoningReplay replay = ReasoningReplay.WithActions)
    {
        var model = new ScriptedModel { Answers = [Answer], AnswersAfterTools = ["It snows."], Pieces = ScriptedPieces.Bytes };
        return new LlamaCppProvider(new LlamaCppOptions
        {
            ModelPath = models.Scripted(model),
            Threads = 1,
            FlashAttention = FlashAttention.Off,
            ContextLength = 2048,
            ReasoningReplay = replay,
        });
    }
}
