using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenFlow.StandIns;

/// <summary>The connection to the test: lines of commands come, lines of reports go. It ends when the process does.</summary>
internal sealed class Gate : IDisposable
{
    private readonly TcpClient? _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private Gate(TcpClient? client)
    {
        _client = client;
        System.IO.Stream stream = client?.GetStream() ?? System.IO.Stream.Null;
        _reader = new StreamReader(stream);
        _writer = new StreamWriter(stream) { AutoFlush = true };
    }

    public bool IsHeld => _client is not null;

    public static async Task<Gate> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable("STANDIN_GATE") is not { Length: > 0 } port)
        {
            return new(null);
        }

        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(port, null));
        return new(client);
    }

    /// <summary>Says that the process is there, and how it was started.</summary>
    public void Greet(string[] arguments) => Tell(new JsonObject
    {
        ["id"] = Environment.ProcessId,
        ["arguments"] = new JsonArray([.. arguments.Select(static argument => JsonValue.Create(argument))]),
        ["directory"] = Environment.CurrentDirectory,
        ["variable"] = Environment.GetEnvironmentVariable("STANDIN_VARIABLE"),
        ["token"] = Environment.GetEnvironmentVariable("HF_TOKEN"),
    }.ToJsonString(JsonSerializerOptions.Default));

    public void Tell(string report)
    {
        lock (_writer)
        {
            _writer.Write(report + "\n");
        }
    }

    public Task<string?> NextAsync() => _reader.ReadLineAsync();

    public void Dispose() => _client?.Dispose();
}
