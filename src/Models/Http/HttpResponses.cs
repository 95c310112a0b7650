using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GenFlow.Models.Http;

/// <summary>Reads the heads of responses, and those that are errors.</summary>
internal static class HttpResponses
{
    private const int MostBytes = 64 << 10;
    private const int MostShown = 300;
    private const int MostLeft = 4 << 20;

    public static string? RequestIdOf(HttpResponseMessage response) =>
        First(response, "request-id") ?? First(response, "x-request-id");

    /// <summary>Throws where the response is no stream of events.</summary>
    public static async ValueTask CheckAsync(HttpResponseMessage response, WireOrigin origin, TimeProvider time, CallLimits limits)
    {
        int status = (int)response.StatusCode;
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (status == 200 && (type is null || type.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        byte[] body = await ReadAsync(response, origin, limits).ConfigureAwait(false);
        (string? code, string? message) = ErrorIn(body);
        if (status is >= 200 and < 300)
        {
            throw message is not null ? origin.Error(code, message)
                : origin.Malformed($"answered with {type ?? "no type"} (status {status}) in place of text/event-stream. Is {origin.TheAddress} right? It begins: {Shown(body, origin)}");
        }

        if (status is >= 300 and < 400)
        {
            throw origin.Malformed($"answered with a redirect (status {status}) to '{response.Headers.Location}', which is not followed, because it would carry the key there. Set BaseUrl to the right address: this is {origin.TheAddress}.");
        }

        throw origin.Error(code, message ?? Shown(body, origin), status, RetryAfterOf(response.Headers, time));
    }

    /// <summary>Disposes of a response that nobody reads any more, and closes its connection if it goes on.</summary>
    /// <remarks>The disposal alone may wait some time for the rest, to keep the connection. Only a read that is cancelled while it
    /// waits closes it: so what has come already is read first. A server that sends faster than that is left by the disposal.</remarks>
    public static async ValueTask LeaveAsync(HttpResponseMessage response)
    {
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(CancellationToken.None).ConfigureAwait(false);
            byte[] rest = new byte[16 << 10];
            for (int left = MostLeft; left > 0;)
            {
                // One for each read: it may come too late, and the next would not wait.
                using var stop = new CancellationTokenSource();
                ValueTask<int> read = stream.ReadAsync(rest, stop.Token);
                if (!read.IsCompleted)
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }

                int count = await read.ConfigureAwait(false);
                left = count == 0 ? 0 : left - count;
            }
        }
#pragma warning disable CA1031 // Nobody wants to know.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        response.Dispose();
    }

    // A delay in milliseconds is OpenAI's own; seconds or a date are HTTP's.
    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, TimeProvider time)
    {
        TimeSpan? wait = headers.TryGetValues("retry-after-ms", out IEnumerable<string>? values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds) && milliseconds is >= 0 and < 1e9
                ? TimeSpan.FromMilliseconds(milliseconds)
            : headers.RetryAfter is { Delta: { } delta } ? delta
            : headers.RetryAfter is { Date: { } date } ? date - time.GetUtcNow()
            : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async ValueTask<byte[]> ReadAsync(HttpResponseMessage response, WireOrigin origin, CallLimits limits)
    {
        byte[] body = new byte[MostBytes];
        int length = 0;
        limits.StartIdling();
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(limits.Token).ConfigureAwait(false);
            int read;
            while (length < body.Length && (read = await stream.ReadAsync(body.AsMemory(length), limits.Token).ConfigureAwait(false)) > 0)
            {
                length += read;
            }
        }
        catch (OperationCanceledException cancelled)
        {
            throw limits.ErrorOf(cancelled, origin.Provider);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            if (limits.Token.IsCancellationRequested)
            {
                throw limits.ErrorOf(new OperationCanceledException(problem.Message, problem), origin.Provider);
            }

            // What came says enough, or the status does.
        }
        finally
        {
            limits.StopIdling();
        }

        return body[..length];
    }

    private static (string? Code, string? Message) ErrorIn(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return WireErrors.In(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // No JSON, or of letters that are none.
            return default;
        }
    }

    // Cut behind the cleaning: half a key is no longer found.
    private static string Shown(byte[] body, WireOrigin origin)
    {
        string text = origin.Clean(Encoding.UTF8.GetString(body).Trim())!;
        return text.Length == 0 ? "(nothing)" : text[..Math.Min(text.Length, MostShown)];
    }

    private static string? First(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) && values.FirstOrDefault() is { Length: > 0 and <= 200 } value ? value : null;
}
