namespace GenFlow.MistralRs;

/// <summary>Whether a server answers. mistral.rs listens only when its model is loaded.</summary>
internal static class Health
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // On this machine there is nothing between.
    private static readonly Lazy<HttpClient> s_client = new(static () => new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    /// <summary>Asks once the server whose API is at an address.</summary>
    public static async Task<bool> IsThereAsync(Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(s_patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using HttpResponseMessage response = await s_client.Value.GetAsync(
                new Uri(url, "/health"), HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);

            // A version without this address answers all the same; one that is not ready says 503.
            return (int)response.StatusCode < 500;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
