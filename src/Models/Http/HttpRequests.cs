using System.Net;
using System.Net.Http.Headers;

namespace GenFlow.Models.Http;

/// <summary>Makes and sends requests.</summary>
internal static class HttpRequests
{
    // Connections are worth keeping, and all clients of a process may share them.
    private static readonly Lazy<HttpClient> s_shared = new(static () => new HttpClient(new SocketsHttpHandler
    {
        // A redirect would carry the key to wherever it says.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,

        // A connection that is dead and has not said so would take every retry with it.
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        DefaultRequestVersion = HttpVersion.Version20,
        Timeout = Timeout.InfiniteTimeSpan,
    });

    // Shorter ones are words that may stand anywhere.
    private const int ShortestSecret = 6;
    private static readonly string[] s_secretWords = ["auth", "key", "token", "secret", "cookie"];

    public static Uri UrlOf(Uri baseUrl, string path)
    {
        if (!baseUrl.IsAbsoluteUri || (baseUrl.Scheme != Uri.UriSchemeHttps && baseUrl.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException($"BaseUrl is '{baseUrl}', and must be an absolute address that begins with https:// or http://.", nameof(baseUrl));
        }

        var url = new UriBuilder(baseUrl);
        url.Path = $"{url.Path.TrimEnd('/')}/{path}";
        return url.Uri;
    }

    /// <summary>The key of the options. The environment's and the need for one are those of the provider's own host: what another
    /// host gets is said by the options alone.</summary>
    public static string? KeyOf(HttpModelOptions options, HttpProvider provider)
    {
        bool isOwn = options.BaseUrl is null || options.BaseUrl.Host.Equals(provider.BaseUrl.Host, StringComparison.OrdinalIgnoreCase);
        string? key = options.ApiKey ?? (isOwn && provider.KeyVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null);
        key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();
        string header = provider.KeyHeader ?? "Authorization";
        if (key is null && isOwn && provider.RequiresKey && !options.Headers.Keys.Any(name => name.Equals(header, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ModelAuthenticationException(provider.KeyVariable is null
                ? $"{provider.Name} needs a key. Set ApiKey in the options."
                : $"{provider.Name} needs a key. Set ApiKey in the options, or the environment variable {provider.KeyVariable}.");
        }

        return key is null || key.All(static letter => letter is > ' ' and < '\x7f') ? key
            : throw new ModelAuthenticationException($"The key for {provider.Name} has characters that no key has, such as blanks or line breaks inside. Copy it again.");
    }

    public static void Check(IReadOnlyDictionary<string, string> headers, string parameter)
    {
        using var request = new HttpRequestMessage();
        foreach ((string name, string value) in headers)
        {
            try
            {
                request.Headers.Add(name, value);
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or InvalidOperationException)
            {
                // The value may be a secret.
                throw new ArgumentException($"The header '{name}' cannot be sent: its name or its value is none, or it belongs to the body.", parameter);
            }
        }
    }

    /// <summary>What no error may show: the key, and what headers that take the place of one have behind the name of their scheme.</summary>
    public static string[] SecretsOf(IReadOnlyDictionary<string, string> headers, string? key) =>
    [
        .. key is null ? Array.Empty<string>() : [key],
        .. headers
            .Where(static header => s_secretWords.Any(word => header.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(static header => header.Value.Trim()[(header.Value.Trim().LastIndexOf(' ') + 1)..])
            .Where(static value => value.Length >= ShortestSecret),
    ];

    public static HttpRequestMessage Create(Uri url, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        foreach ((string name, string value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        return request;
    }

    /// <summary>An address for people: names and passwords, and keys in the query, are not for them.</summary>
    public static string Shown(Uri url) => $"{url.Scheme}://{url.Authority}{url.AbsolutePath}";

    /// <summary>What others say, so that more can follow it.</summary>
    public static string Sentence(string text) => text.Length > 0 && (char.IsLetterOrDigit(text[^1]) || text[^1] is ')' or '\'' or '"') ? text + "." : text;

    /// <summary>Sends, and waits for the head of the response.</summary>
    public static async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpModelOptions options, string provider, CallLimits limits)
    {
        HttpClient client = options.CreateHttpClient?.Invoke() ?? options.HttpClient ?? s_shared.Value;
        request.Version = client.DefaultRequestVersion;
        request.VersionPolicy = client.DefaultVersionPolicy;
        using var timer = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limits.Token, timer.Token);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (timer.IsCancellationRequested && !limits.Token.IsCancellationRequested)
        {
            throw new ModelTimeoutException(
                $"{provider} has not begun to answer within {CallLimits.Seconds(options.ConnectTimeout)} (ConnectTimeout). Is the address {Shown(request.RequestUri!)} right, and the server up? For a server that loads or reads long before it answers set a longer limit.", cancelled)
            {
                IsTransient = true,
            };
        }
        catch (OperationCanceledException cancelled)
        {
            throw limits.ErrorOf(cancelled, provider);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            if (limits.Token.IsCancellationRequested)
            {
                throw limits.ErrorOf(new OperationCanceledException(problem.Message, problem), provider);
            }

            throw new ModelConnectionException(
                $"{provider} could not be reached at {Shown(request.RequestUri!)}: {Sentence(problem.Message)} Is the address right, and the server up?", problem)
            {
                IsTransient = true,
            };
        }
    }
}
