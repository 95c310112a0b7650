using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>A server that says what no library would let it say: lines as a test writes them.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Pipe _asked = new();
    private readonly Pipe _answered = new();
    private readonly Func<string, JsonElement, IEnumerable<string>> _answer;
    private readonly Task _serving;

    private RawServer(Func<string, JsonElement, IEnumerable<string>> answer)
    {
        _answer = answer;
        _serving = ServeAsync();
    }

    public McpClient Client { get; private set; } = null!;

    /// <summary>What it waits for between what it sends before an answer, and the answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Starts it.</summary>
    /// <param name="answer">The members of the answer to a request, by its method: <c>"result":{}</c>. What comes before the last is sent as it is.</param>
    public static async Task<RawServer> OpenAsync(Func<string, JsonElement, IEnumerable<string>> answer)
    {
        var server = new RawServer(answer);
        server.Client = await McpClient.CreateAsync(new StreamClientTransport(server._asked.Writer.AsStream(), server._answered.Reader.AsStream()));
        return server;
    }

    public static Task<RawServer> ListsAsync(string tools) => OpenAsync((method, _) => [$$"""
        "result":{"tools":{{tools}} }
        """]);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _asked.Writer.CompleteAsync();
        await _serving;
    }

    private async Task ServeAsync()
    {
        using var lines = new StreamReader(_asked.Reader.AsStream());
        while (await lines.ReadLineAsync() is { } line)
        {
            using JsonDocument request = JsonDocument.Parse(line);
            if (!request.RootElement.TryGetProperty("id", out JsonElement id))
            {
                continue;
            }

            string method = request.RootElement.GetProperty("method").GetString()!;
            JsonElement asked = request.RootElement.TryGetProperty("params", out JsonElement given) ? given : default;
            string[] answers = method == "initialize"
                ? [$$"""
                    "result":{"protocolVersion":"{{asked.GetProperty("protocolVersion").GetString()}}","capabilities":{"tools":{} },"serverInfo":{"name":"raw","version":"1"} }
                    """]
                : method.StartsWith("tools/", StringComparison.Ordinal) ? [.. _answer(method, asked)]
                : ["\"error\":{\"code\":-32601,\"message\":\"unknown\"}"];
            foreach (string before in answers[..^1])
            {
                await SendAsync(before);
                await Gate;
            }

            await SendAsync($"{{\"jsonrpc\":\"2.0\",\"id\":{id.GetRawText()},{answers[^1].Trim()}}}");
        }
    }

    private async Task SendAsync(string line) => await _answered.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
}
