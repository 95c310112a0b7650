using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace GenFlow.Providers.Tests.Support;

using Stream = System.IO.Stream;

/// <summary>Answers each request with the next bytes, without a network, and keeps what was asked.</summary>
internal sealed class CannedHandler(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int _count;

    public List<JsonElement> Bodies { get; } = [];

    public List<HttpRequestHeaders> Headers { get; } = [];

    public List<Uri> Urls { get; } = [];

    public static CannedHandler Of(params byte[][] answers) => new([.. answers.Select(static bytes => (Func<HttpResponseMessage>)(() => Sse(new PieceStream(bytes))))]);

    public static HttpResponseMessage Sse(Stream body)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = "utf-8" };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    public HttpClient ToClient() => new(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        using JsonDocument json = JsonDocument.Parse(body);
        Bodies.Add(json.RootElement.Clone());
        Headers.Add(request.Headers);
        Urls.Add(request.RequestUri!);
        return answers[_count++]();
    }
}
