namespace GenFlow.MistralRs;

/// <summary>Whether a server answers. mistral.rs listens only when its model is loaded.</summary>
internal static class Health
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks once the server whose API is at an address.</summary>
    public static async Task<bool> IsThereAsync(Uri url, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(s_patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using HttpResponseMessage response = await Loopback.Client.GetAsync(
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
