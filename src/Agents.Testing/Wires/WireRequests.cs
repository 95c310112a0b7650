using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenFlow.Agents.Testing;

/// <summary>Reads requests.</summary>
internal static class WireRequests
{
    public static async Task<WireRequest> ReadAsync(IFeatureCollection features, int number, CancellationToken cancellationToken)
    {
        IHttpRequestFeature request = features.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new(
            number,
            request.Method,
            request.RawTarget,
            request.Headers.ToFrozenDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
