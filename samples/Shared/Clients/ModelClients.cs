using GenFlow.Anthropic;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace Shared.Clients;

/// <summary>The client of a model. Keys come from the environment variables that the providers document.</summary>
public static class ModelClients
{
    /// <param name="choice">Which model.</param>
    /// <param name="offline">Makes the model that needs no network.</param>
    /// <exception cref="GenFlow.Models.ModelException">The provider needs a key, and the environment has none.</exception>
    public static IChatClient Create(ModelChoice choice, Func<IChatClient> offline) => choice.Provider switch
    {
        #region clients
        ModelProvider.Anthropic => new AnthropicChatClient(new AnthropicOptions { Model = choice.Model ?? "claude-sonnet-4-5", BaseUrl = choice.Url, ApiKey = choice.Key }),
        ModelProvider.OpenAI => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = choice.Model ?? "gpt-5-mini", BaseUrl = choice.Url, ApiKey = choice.Key }),
        ModelProvider.Compatible => new OpenAIChatClient(new ChatCompletionsOptions { Model = choice.Model ?? "default", BaseUrl = choice.Url, ApiKey = choice.Key }),
        #endregion
        _ => offline(),
    };
}
