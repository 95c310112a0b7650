using System.Diagnostics;
using GenFlow.Agents.Testing;

namespace GenFlow.Benchmarks.Wires;

/// <summary>A wire player in a process of its own, so that what the client takes is told apart from what the server takes.</summary>
internal sealed class StreamServer : IDisposable
{
    public const string Argument = "--serve-streams";
    public const int Deltas = 200;

    private readonly Process _process;

    private StreamServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<StreamServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>What the process does: answers until its input ends. A path with "silent" in it gets one delta and then nothing.</summary>
    public static async Task<int> ServeAsync()
    {
        WireAnswer answer = WireAnswer.Sse(CannedAnswer.Anthropic(Deltas)).InPieces(1024);
        byte[] begun = CannedAnswer.Anthropic(1);
        int end = begun.AsSpan().IndexOf("event: content_block_stop"u8);
        WireAnswer silent = WireAnswer.Sse(begun).StallAt(end);
        await using WirePlayer player = await WirePlayer.StartAsync(request => request.Path.Contains("silent", StringComparison.Ordinal) ? silent : answer);
        player.KeepsRequests = false;
        Console.WriteLine(player.Url);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    // As a host that is given the assembly, or as the assembly's own executable.
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", typeof(StreamServer).Assembly.Location] : [];
}
