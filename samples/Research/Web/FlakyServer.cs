using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Research.Web;

/// <summary>A web server of this machine with a search page and a handful of pages, of which some answer badly at first and
/// one never well: the reason why the workflow has retries.</summary>
internal sealed class FlakyServer : IAsyncDisposable
{
    private const int PortsToTry = 10;

    private readonly HttpListener _listener;
    private readonly Faults _faults = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _answers = new();
    private readonly Task _accepting;

    private FlakyServer(HttpListener listener, Uri address)
    {
        _listener = listener;
        Address = address;
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Address { get; }

    /// <summary>Starts a server on a free port that only this machine reaches.</summary>
    public static FlakyServer Start()
    {
        for (int attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return new FlakyServer(listener, address);
            }
            catch (HttpListenerException) when (attempt < PortsToTry)
            {
                // Somebody else was faster.
                listener.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_answers.Keys);
        _listener.Close();
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, port: 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext http;
            try
            {
                http = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Task answer = AnswerAsync(http);
            _answers.TryAdd(answer, true);
            _ = answer.ContinueWith(done => _answers.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        try
        {
            string path = http.Request.Url!.AbsolutePath;
            Fault fault = _faults.Next(path);
            byte[]? page = PageAt(path, http.Request.QueryString["q"] ?? "");
            HttpListenerResponse response = http.Response;
            response.ContentType = "text/html; charset=utf-8";
            switch (fault)
            {
                case Fault.Unavailable:
                    response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                    response.Close();
                    break;
                case Fault.Cut when page is not null:
                    response.ContentLength64 = page.Length;
                    await response.OutputStream.WriteAsync(page.AsMemory(0, page.Length / 2), _stop.Token);
                    await response.OutputStream.FlushAsync(_stop.Token);
                    response.Abort();
                    break;
                case Fault.Silent:
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                    break;
                default:
                    response.StatusCode = (int)(page is null ? HttpStatusCode.NotFound : HttpStatusCode.OK);
                    await response.OutputStream.WriteAsync(page ?? [], _stop.Token);
                    response.Close();
                    break;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client has gone, or the server stops.
            http.Response.Abort();
        }
    }

    private static byte[]? PageAt(string path, string question) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["search"] => SearchPage(question),
        ["pages", var name] => Library.Pages.GetValueOrDefault(name),
        _ => null,
    };

    private static byte[] SearchPage(string question)
    {
        string[] words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> links = Library.Find(words).Select(static name => $"<li><a href=\"/pages/{name}\">{name}</a></li>\n");
        return Encoding.UTF8.GetBytes($"<!doctype html>\n<ul>\n{string.Concat(links)}</ul>\n");
    }
}
