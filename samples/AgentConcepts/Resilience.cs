using System.Threading.RateLimiting;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace AgentConcepts;

internal static class Resilience
{
    public static async Task ShowAsync()
    {
        await SwitchAsync();
        await RestartAsync();
        await FailAsync();
        await LimitAsync();
        await CacheAsync();
    }

    // What the page of the documentation shows: it needs keys, and is compiled only.
    public static IChatClient Together()
    {
        #region together
        var perMinute = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 60,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 100,                             // further calls are refused at once
        });
        IChatClient model = new CachingChatClient(
            new FallbackChatClient(
                [
                    new RateLimitingChatClient(new AnthropicChatClient("claude-sonnet-4-5"), perMinute),
                    new OpenAIResponsesChatClient("gpt-5-mini"),
                    new OpenAIChatClient(new ChatCompletionsOptions { Server = OpenAICompatible.Ollama, Model = "qwen3" }),
                ],
                new FallbackOptions { Cooldown = TimeSpan.FromSeconds(30) }),
            new CachingOptions { TimeToLive = TimeSpan.FromMinutes(10) });

        var agent = new Agent(model) { Actions = [Weather.GetWeatherAction] };
        #endregion
        _ = agent;
        return model;
    }

    private static async Task SwitchAsync()
    {
        var full = new ScriptedModelStream(new Reply().Fail(new ModelOverloadedException("The model is overloaded.") { IsTransient = true }));
        using var client = new FallbackChatClient([full, new ScriptedModelStream("It snows.")]);
        #region switch
        await foreach (AgentEvent ev in new Agent(client).StreamAsync("What is the weather in Oslo?"))
        {
            Console.WriteLine(ev switch
            {
                ModelSwitched change => $"{change.From} failed, {change.To} answers: {change.Reason}",
                ContentDelta content => content.Delta,
                _ => ev.GetType().Name,
            });
        }
        #endregion
    }

    private static async Task RestartAsync()
    {
        IChatClient first = new ScriptedModelStream(new Reply().Text("It ra").Fail(new ModelConnectionException("The connection broke off.") { IsTransient = true }));
        IChatClient second = new ScriptedModelStream("It snows.");
        #region restart
        using var client = new FallbackChatClient([first, second], new FallbackOptions { RestartsAnswers = true });
        var shown = new Dictionary<string, string>();
        await foreach (AgentEvent ev in new Agent(client).StreamAsync("What is the weather in Oslo?"))
        {
            switch (ev)
            {
                case ContentDelta content:
                    shown[ev.MessageId] = shown.GetValueOrDefault(ev.MessageId) + content.Delta;
                    break;
                case MessageFailed:
                    shown.Remove(ev.MessageId);           // does not count: another message follows
                    break;
            }
        }
        #endregion
        Console.WriteLine(string.Join('|', shown.Values));
    }

    private static async Task FailAsync()
    {
        using var client = new FallbackChatClient([
            new ScriptedModelStream(new Reply().Fail(new ModelRateLimitException("Too many requests.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(20) })),
            new ScriptedModelStream(new Reply().Fail(new ModelAuthenticationException("The key is not accepted."))),
        ]);
        #region failures
        try
        {
            await client.GetResponseAsync("Who are you?");
        }
        catch (ModelFallbackException failure)
        {
            foreach ((string name, Exception error) in failure.Failures)
            {
                Console.WriteLine($"{name}: {error.Message}");
            }

            Console.WriteLine($"Again: {failure.IsTransient}, after {failure.RetryAfter}.");
        }
        #endregion
    }

    private static async Task LimitAsync()
    {
        IChatClient model = new ScriptedModelStream("One.", "Two.");
        #region limit
        await using var twoAtOnce = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 10 });
        using var client = new RateLimitingChatClient(model, twoAtOnce, new RateLimitingOptions { Name = "2 calls at once" });
        #endregion
        Console.WriteLine((await client.GetResponseAsync("Count.")).Text);
        Console.WriteLine(twoAtOnce.GetStatistics()!.CurrentAvailablePermits);
    }

    private static async Task CacheAsync()
    {
        IChatClient model = new ScriptedModelStream(new Reply().Text("Blue.").Usage(inputTokens: 40, outputTokens: 2));
        #region cache
        using var client = new CachingChatClient(model);
        ChatResponse[] responses = await Task.WhenAll(client.GetResponseAsync("Which colour has the sky?"), client.GetResponseAsync("Which colour has the sky?"));

        ChatResponse again = await client.GetResponseAsync("Which colour has the sky?");
        Console.WriteLine($"{again.Text} {again.Usage!.InputTokenCount} tokens, {again.Usage.AdditionalCounts![CachingChatClient.SavedInputTokens]} saved: {again.AdditionalProperties![CachingChatClient.PropertyName]}");
        #endregion
        Console.WriteLine(responses.Sum(static response => response.Usage!.InputTokenCount));
    }
}
