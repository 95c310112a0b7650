using System.Diagnostics;
using System.Globalization;
using GenFlow.Agents;
using GenFlow.Anthropic;

namespace GenFlow.Benchmarks.Wires;

/// <summary>Many agents that stream at once, over real connections to a server in another process.</summary>
internal static class StreamTable
{
    private const int Agents = 1_000;
    private const int Rounds = 7;

    public static async Task PrintAsync()
    {
        using StreamServer server = await StreamServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { Timeout = Timeout.InfiniteTimeSpan };
        var agent = new Agent(Client(server.Url, "", http));
        await AgentsAsync(agent);
        await BytesAsync(server.Url, http);
        var events = new double[Rounds];
        var bytes = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            events[round] = await PerSecondAsync(() => AgentsAsync(agent));
            bytes[round] = await PerSecondAsync(() => BytesAsync(server.Url, http));
        }

        double memory = await MemoryAsync(server.Url);
        double response = await MemoryOfResponsesAsync(server.Url);
        Array.Sort(events);
        Array.Sort(bytes);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Agents} agents at once, {StreamServer.Deltas} deltas each, medians of {Rounds} rounds in turns | |"));
        Console.WriteLine("|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| events a second, all texts checked | {events[Rounds / 2]:F0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the same answers read as bytes, events a second | {bytes[Rounds / 2]:F0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| managed memory of a stream that waits for its next delta, its connection in it, bytes | {memory:F0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| of these the connection and the response alone, bytes | {response:F0} |"));
    }

    private static AnthropicChatClient Client(Uri url, string path, HttpClient http) =>
        new(new AnthropicOptions { Model = "claude", ApiKey = "k", BaseUrl = new Uri(url, path), HttpClient = http, MaxRetries = 0 });

    private static async Task AgentsAsync(Agent agent)
    {
        string expected = string.Concat(Enumerable.Repeat("word ", StreamServer.Deltas));
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(_ => Task.Run(async () =>
        {
            int count = 0;
            AgentStream stream = agent.StreamAsync("Say much.");
            await foreach (AgentEvent ev in stream)
            {
                count += ev is ContentDelta ? 1 : 0;
            }

            if (count != StreamServer.Deltas || stream.Response.Text != expected)
            {
                throw new InvalidOperationException($"An agent has {count} of {StreamServer.Deltas} deltas.");
            }
        })));
    }

    private static async Task BytesAsync(Uri url, HttpClient http)
    {
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(_ => Task.Run(async () =>
        {
            using HttpResponseMessage response = await RespondAsync(url, http);
            using System.IO.Stream body = await response.Content.ReadAsStreamAsync();
            byte[] buffer = new byte[4096];
            while (await body.ReadAsync(buffer) > 0)
            {
            }
        })));
    }

    private static async Task<HttpResponseMessage> RespondAsync(Uri url, HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "messages")) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<double> PerSecondAsync(Func<Task> run)
    {
        long start = Stopwatch.GetTimestamp();
        await run();
        return (long)Agents * StreamServer.Deltas / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> MemoryAsync(Uri url)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var agent = new Agent(Client(url, "silent/", http));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var streams = new IAsyncEnumerator<AgentEvent>[Agents];
        var reading = new ValueTask<bool>[Agents];
        using var stop = new CancellationTokenSource();
        for (int index = 0; index < Agents; index++)
        {
            streams[index] = agent.StreamAsync("Say much.", cancellationToken: stop.Token).GetAsyncEnumerator();
            do
            {
                await streams[index].MoveNextAsync();
            }
            while (streams[index].Current is not ContentDelta);

            reading[index] = streams[index].MoveNextAsync();
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        await stop.CancelAsync();
        for (int index = 0; index < Agents; index++)
        {
            try
            {
                while (await reading[index])
                {
                    reading[index] = streams[index].MoveNextAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // As it was told to.
            }

            await streams[index].DisposeAsync();
        }

        return (after - before) / (double)Agents;
    }

    private static async Task<double> MemoryOfResponsesAsync(Uri url)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var stop = new CancellationTokenSource();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var responses = new HttpResponseMessage[Agents];
        var reading = new Task<int>[Agents];
        for (int index = 0; index < Agents; index++)
        {
            responses[index] = await RespondAsync(new Uri(url, "silent/"), http);
            System.IO.Stream body = await responses[index].Content.ReadAsStreamAsync();
            byte[] buffer = new byte[1024];
            await body.ReadAtLeastAsync(buffer, minimumBytes: 1);
            reading[index] = body.ReadAsync(buffer, stop.Token).AsTask();
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        await stop.CancelAsync();
        foreach ((HttpResponseMessage response, Task<int> read) in responses.Zip(reading))
        {
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            response.Dispose();
        }

        return (after - before) / (double)Agents;
    }
}
