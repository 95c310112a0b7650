using GenFlow;

namespace Research.Web;

/// <summary>Gets pages and counts what that costs.</summary>
internal static class Client
{
    /// <exception cref="HttpRequestException">The page is not there, or not whole.</exception>
    public static async Task<string> GetPageAsync(
        this HttpClient client, Uri address, State<Usage> usage, CancellationToken cancellationToken)
    {
        usage.Update(static sum => sum with { Requests = sum.Requests + 1 });
        string text = await client.GetStringAsync(address, cancellationToken);
        usage.Update(static (sum, length) => sum with { Bytes = sum.Bytes + length }, System.Text.Encoding.UTF8.GetByteCount(text));
        return text;
    }
}
