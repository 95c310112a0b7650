namespace Shared.Clients;

/// <summary>The arguments of a program that say which model answers.</summary>
/// <param name="Provider">Who runs the model; null to see what the environment has.</param>
/// <param name="Model">What its provider calls the model; null for the usual one.</param>
/// <param name="Url">Where the provider's API is; null for its own address.</param>
public sealed record ModelArguments(ModelProvider? Provider = null, string? Model = null, Uri? Url = null)
{
    /// <summary>Takes an argument and its value.</summary>
    /// <returns>The arguments with it; null where it is none of them, or has no such value.</returns>
    public ModelArguments? With(string name, string? value) => name switch
    {
        "--provider" when value is "offline" or "anthropic" or "openai" or "compatible" => this with { Provider = Enum.Parse<ModelProvider>(value, ignoreCase: true) },
        "--model" when value is { Length: > 0 } => this with { Model = value },
        "--url" when UrlOf(value) is { } url => this with { Url = url },
        _ => null,
    };

    /// <summary>An address that HTTP can ask; null for any other text.</summary>
    internal static Uri? UrlOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;
}
