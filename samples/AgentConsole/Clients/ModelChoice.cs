namespace AgentConsole.Clients;

/// <summary>Which model answers.</summary>
/// <param name="Provider">Who runs it.</param>
/// <param name="Model">What its provider calls it; null for the provider's usual one.</param>
/// <param name="Url">Where it is; null for the provider's own address.</param>
/// <param name="Key">The key for that address, where it is not the provider's own.</param>
internal sealed record ModelChoice(ModelProvider Provider, string? Model, Uri? Url, string? Key)
{
    /// <summary>What the arguments say, and what the environment says where they say nothing: an address, then a key.</summary>
    public static ModelChoice Of(CommandLine arguments, Func<string, string?> environment)
    {
        string? Value(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        Uri? other = arguments.Url is null && arguments.Provider is null or ModelProvider.Compatible
            && Uri.TryCreate(Value("OPENAI_BASE_URL"), UriKind.Absolute, out Uri? found) ? found : null;
        Uri? url = arguments.Url ?? other;
        ModelProvider provider = arguments.Provider
            ?? (url is not null ? ModelProvider.Compatible
                : Value("ANTHROPIC_API_KEY") is not null ? ModelProvider.Anthropic
                : Value("OPENAI_API_KEY") is not null ? ModelProvider.OpenAI
                : ModelProvider.Offline);

        // The key of the environment belongs to the address of the environment, and goes to no other.
        return new(provider, arguments.Model, url, other is null ? null : Value("OPENAI_API_KEY"));
    }
}
