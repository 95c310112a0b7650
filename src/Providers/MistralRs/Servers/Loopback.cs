namespace GenFlow.MistralRs;

/// <summary>What asks servers on this machine: there is no proxy between, whatever the environment says of others.</summary>
internal static class Loopback
{
    private static readonly Lazy<HttpClient> s_client = new(static () => new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    public static HttpClient Client => s_client.Value;
}
