using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI;

/// <summary>A function that a model calls with free text in the place of JSON: code, a query, a patch. For everything but the
/// wire of <see cref="OpenAIResponsesChatClient"/> it is the function that it was made of.</summary>
public sealed class OpenAICustomTool : DelegatingAIFunction
{
    /// <summary>The name of the one parameter, which gets the text.</summary>
    private const string Parameter = "input";

    /// <summary>Declares a function as a custom tool.</summary>
    /// <param name="function">The function, such as an action: it has one parameter, a string that is called <c>input</c>.</param>
    /// <exception cref="ArgumentException">It has another parameter.</exception>
    public OpenAICustomTool(AIFunction function)
        : base(function)
    {
        ArgumentNullException.ThrowIfNull(function);
        bool isText = function.JsonSchema.ValueKind == JsonValueKind.Object
            && function.JsonSchema.TryGetProperty("properties", out JsonElement parameters) && parameters.ValueKind == JsonValueKind.Object
            && parameters.EnumerateObject().Select(static parameter => parameter.Name).SequenceEqual([Parameter]);
        if (!isText)
        {
            throw new ArgumentException($"A custom tool is called with text: '{function.Name}' must have one parameter, a string that is called '{Parameter}'.", nameof(function));
        }
    }

    /// <summary>What the text must be; null for anything.</summary>
    public OpenAIGrammar? Grammar { get; init; }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(OpenAICustomTool) ? this
        : serviceType == typeof(string) && serviceKey is Models.CachingChatClient.ToolKey ? $"custom {Grammar}"
        : base.GetService(serviceType, serviceKey);
}
