namespace Shared.Clients;

/// <summary>Which model answers.</summary>
/// <param name="Provider">Who runs it.</param>
/// <param name="Model">What its provider calls it; null for the provider's usual one.</param>
/// <param name="Url">Where it is; null for the provider's own address.</param>
/// <param name="Key">The key for that address; null for none.</param>
/// <param name="Problem">Why there is none to ask; null where there is.</param>
public sealed record ModelChoice(ModelProvider Provider, string? Model, Uri? Url, string? Key, string? Problem)
{
    /// <summary>What the arguments say, and what the environment says where they say nothing: an address, then a key.</summary>
    public static ModelChoice Of(ModelArguments arguments, Func<string, string?> environment)
    {
        string? Value(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        string? address = arguments.Url is null && arguments.Provider is null or ModelProvider.Compatible ? Value("OPENAI_BASE_URL") : null;
        Uri? other = ModelArguments.UrlOf(address);
        Uri? url = arguments.Url ?? other;
        ModelProvider provider = arguments.Provider
            ?? (url is not null || address is not null ? ModelProvider.Compatible
                : Value("ANTHROPIC_API_KEY") is not null ? ModelProvider.Anthropic
                : Value("OPENAI_API_KEY") is not null ? ModelProvider.OpenAI
                : ModelProvider.Offline);

        // Who names a provider and an address means the provider's key; for any other server it belongs to the environment's address.
        return new(provider, arguments.Model, url, provider switch
        {
            ModelProvider.Anthropic => Value("ANTHROPIC_API_KEY"),
            ModelProvider.OpenAI => Value("OPENAI_API_KEY"),
            ModelProvider.Compatible when other is not null => Value("OPENAI_API_KEY"),
            _ => null,
        },
        provider != ModelProvider.Compatible || url is not null ? null
            : address is not null ? "OPENAI_BASE_URL is no address: it begins with http:// or https://, such as http://localhost:8080/v1."
            : "Where is the compatible server? Say it by --url or OPENAI_BASE_URL, such as http://localhost:8080/v1.");
    }
}
