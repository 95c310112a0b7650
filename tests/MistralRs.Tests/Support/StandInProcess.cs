using System.Net.Sockets;
using System.Text.Json;

namespace GenFlow.MistralRs.Tests.Support;

/// <summary>A process of the stand-in: does what the test says, and is gone when its connection is.</summary>
internal sealed class StandInProcess : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private StandInProcess(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream());
        _writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
    }

    public JsonElement Hello { get; private set; }

    public int Id => Hello.GetProperty("id").GetInt32();

    public string[] Arguments => [.. Hello.GetProperty("arguments").EnumerateArray().Select(static argument => argument.GetString()!)];

    public static async Task<StandInProcess> OfAsync(TcpClient client)
    {
        var process = new StandInProcess(client);
        process.Hello = JsonElement.Parse((await process.ReportAsync())!);
        return process;
    }

    /// <summary>What it tells next; null when it has ended.</summary>
    public async Task<string?> ReportAsync()
    {
        try
        {
            return await _reader.ReadLineAsync().WaitAsync(StandIn.Patience);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Has it do something, and waits until it has.</summary>
    public async Task DoAsync(string command)
    {
        await _writer.WriteAsync(command + "\n");
        Assert.Equal("done", await ReportAsync());
    }

    /// <summary>Has it do something that it may not live to tell of.</summary>
    public Task TellAsync(string command) => _writer.WriteAsync(command + "\n");

    /// <summary>Ends with the process.</summary>
    /// <returns>What it told until then.</returns>
    public async Task<List<string>> EndedAsync()
    {
        var reports = new List<string>();
        while (await ReportAsync() is { } report)
        {
            reports.Add(report);
        }

        return reports;
    }

    public void Dispose() => _client.Dispose();
}
