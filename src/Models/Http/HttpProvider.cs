using System.Net.Http.Headers;

namespace GenFlow.Models.Http;

/// <summary>What is particular to a provider's API.</summary>
/// <param name="Name">Its name, for people and telemetry.</param>
/// <param name="BaseUrl">Where its API is, where the options do not say.</param>
/// <param name="Path">The part of the address that names the call, such as <c>chat/completions</c>.</param>
public sealed record HttpProvider(string Name, Uri BaseUrl, string Path)
{
    /// <summary>The environment variable that its documentation names for the key, which is for the host of <see cref="BaseUrl"/> only;
    /// null for none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>Whether the host of <see cref="BaseUrl"/> answers nobody without a key.</summary>
    public bool RequiresKey { get; init; }

    /// <summary>The header that the key is sent in, as it is; null for <c>Authorization: Bearer</c>.</summary>
    public string? KeyHeader { get; init; }

    internal void Authorize(HttpRequestHeaders headers, string? key)
    {
        if (key is null)
        {
            return;
        }

        if (KeyHeader is { } name)
        {
            if (!headers.Contains(name))
            {
                headers.TryAddWithoutValidation(name, key);
            }
        }
        else if (headers.Authorization is null)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }
}
