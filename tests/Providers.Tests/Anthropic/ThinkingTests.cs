using System.Text.Json;
using GenFlow.Anthropic;
using GenFlow.Anthropic.Requests;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class ThinkingTests
{
    [Theory]
    [InlineData(ReasoningEffort.Low, 2_048)]
    [InlineData(ReasoningEffort.Medium, 4_096)]
    [InlineData(ReasoningEffort.High, 8_192)]
    [InlineData(ReasoningEffort.ExtraHigh, 16_000)]
    public async Task Budget_grows_with_the_effort_and_stands_beside_the_answers_tokens(ReasoningEffort effort, int budget)
    {
        JsonElement body = await Asked.Body(new ChatOptions { MaxOutputTokens = 1_000, Temperature = 1, TopP = 0.95f, Reasoning = new() { Effort = effort } });

        Asked.Equal($$"""{"type":"enabled","budget_tokens":{{budget}}}""", body.GetProperty("thinking"));
        Assert.Equal(1_000 + budget, body.GetProperty("max_tokens").GetInt32());
        Assert.False(body.TryGetProperty("output_config", out _));
    }

    [Theory]
    [InlineData(ReasoningEffort.Low, "low")]
    [InlineData(ReasoningEffort.Medium, "medium")]
    [InlineData(ReasoningEffort.High, "high")]
    [InlineData(ReasoningEffort.ExtraHigh, "xhigh")]
    public async Task Adaptive_thinking_has_an_effort(ReasoningEffort effort, string word)
    {
        JsonElement body = await Asked.Body(new ChatOptions { ModelId = "claude-opus-4-7", Reasoning = new() { Effort = effort } });

        Asked.Equal("""{"type":"adaptive"}""", body.GetProperty("thinking"));
        Asked.Equal($$"""{"effort":"{{word}}"}""", body.GetProperty("output_config"));
        Assert.True(body.GetProperty("max_tokens").GetInt32() > 16_000);
    }

    [Fact]
    public async Task Effort_and_format_are_sent_together()
    {
        JsonElement body = await Asked.Body(new ChatOptions
        {
            ModelId = "claude-opus-4-7",
            Reasoning = new() { Effort = ReasoningEffort.Low },
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(new { type = "array" })),
        });

        Asked.Equal("""{"effort":"low","format":{"type":"json_schema","schema":{"type":"array"}}}""", body.GetProperty("output_config"));
    }

    [Theory]
    [InlineData(ReasoningOutput.None, "omitted")]
    [InlineData(ReasoningOutput.Summary, "summarized")]
    [InlineData(ReasoningOutput.Full, "summarized")]
    public async Task Output_of_thoughts_is_asked_for(ReasoningOutput output, string word) => Asked.Equal(
        $$"""{"type":"adaptive","display":"{{word}}"}""",
        (await Asked.Body(new ChatOptions { ModelId = "claude-sonnet-5", Reasoning = new() { Output = output } })).GetProperty("thinking"));

    [Theory]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("claude-opus-4-7")]
    public async Task No_effort_is_no_thinking(string model)
    {
        JsonElement body = await Asked.Body(new ChatOptions { ModelId = model, MaxOutputTokens = 9, Temperature = 0.1f, Reasoning = new() { Effort = ReasoningEffort.None } });

        Asked.Equal("""{"type":"disabled"}""", body.GetProperty("thinking"));
        Assert.Equal(9, body.GetProperty("max_tokens").GetInt32());
    }

    [Fact]
    public async Task Thinking_is_left_to_the_model_where_nothing_is_asked()
    {
        Assert.False((await Asked.Body(new ChatOptions())).TryGetProperty("thinking", out _));
        Assert.False((await Asked.Body(new ChatOptions { Reasoning = new() })).TryGetProperty("thinking", out _));
    }

    [Theory]
    [InlineData(ThinkingMode.Budget, "claude-opus-4-7", "enabled")]
    [InlineData(ThinkingMode.Adaptive, "claude-sonnet-4-5", "adaptive")]
    public async Task Mode_of_the_options_goes_before_the_models_name(ThinkingMode mode, string model, string type)
    {
        var handler = await Asked.Send(new(Thinking: mode), new ChatOptions { ModelId = model, Reasoning = new() { Effort = ReasoningEffort.Low } });

        Assert.Equal(type, handler.Bodies[0].GetProperty("thinking").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("claude-3-7-sonnet-20250219", true)]
    [InlineData("claude-3-7-sonnet-latest", true)]
    [InlineData("claude-opus-4-20250514", true)]
    [InlineData("claude-sonnet-4-0", true)]
    [InlineData("claude-opus-4-1-20250805", true)]
    [InlineData("claude-opus-4-1", true)]
    [InlineData("claude-opus-4@20250514", true)]
    [InlineData("claude-sonnet-4-5@20250929", true)]
    [InlineData("claude-haiku-4-5-20251001", true)]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", true)]
    [InlineData("anthropic/claude-opus-4.5", true)]
    [InlineData("claude-opus-4-6", false)]
    [InlineData("claude-opus-4-10", false)]
    [InlineData("claude-sonnet-4-6-20260101", false)]
    [InlineData("claude-sonnet-5", false)]
    [InlineData("claude-opus-5-3", false)]
    [InlineData("some-model", false)]
    public void Name_of_a_model_says_whether_it_takes_a_budget(string model, bool hasBudget)
    {
        var plan = ThinkingPlan.Of(ThinkingMode.Auto, model, new() { Effort = ReasoningEffort.Low });

        Assert.Equal(hasBudget, plan.Thinking!.BudgetTokens is not null);
    }

    [Fact]
    public void Greatest_limit_stays_the_greatest() =>
        Assert.Equal(int.MaxValue, ThinkingPlan.Of(ThinkingMode.Budget, "m", new() { Effort = ReasoningEffort.High }).WithRoom(int.MaxValue));
}
