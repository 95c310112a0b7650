using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GenFlow.StandIns;

/// <summary>One request and its answer. What the user says last decides what becomes of it.</summary>
internal sealed class Exchange(TcpClient client, TaskCompletionSource<int> end)
{
    private readonly System.IO.Stream _stream = client.GetStream();

    public async Task RunAsync()
    {
        using TcpClient connection = client;
        (string line, string body) = await ReadAsync();
        if (!line.StartsWith("POST /v1/chat/completions", StringComparison.Ordinal))
        {
            await SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK");
            return;
        }

        string said = SaidIn(body);
        if (said == "die at once")
        {
            Die();
            return;
        }

        await SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        await EventAsync(Chunk("You said: "));
        if (said == "die")
        {
            Die();
            return;
        }

        if (said == "hold")
        {
            await new TaskCompletionSource().Task;
        }

        await EventAsync(Chunk(said));
        await EventAsync("""{"id":"1","choices":[{"finish_reason":"stop","index":0,"delta":{"content":"","role":"assistant","tool_calls":null},"logprobs":null}],"created":1732000000000,"model":"m","system_fingerprint":"local","object":"chat.completion.chunk","usage":{"completion_tokens":4,"prompt_tokens":9,"total_tokens":13,"avg_tok_per_sec":10.0,"avg_prompt_tok_per_sec":90.0,"avg_compl_tok_per_sec":8.0,"total_time_sec":0.6,"total_prompt_time_sec":0.1,"total_completion_time_sec":0.5}}""");
        await EventAsync("[DONE]");
        await SendAsync("0\r\n\r\n");
    }

    private static string SaidIn(string body)
    {
        using JsonDocument request = JsonDocument.Parse(body);
        return request.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
    }

    private static string Chunk(string text) =>
        $$"""{"id":"1","choices":[{"finish_reason":null,"index":0,"delta":{"content":{{JsonSerializer.Serialize(text)}},"role":"assistant","tool_calls":null},"logprobs":null}],"created":1732000000000,"model":"m","system_fingerprint":"local","object":"chat.completion.chunk","usage":null}""";

    // As a thread of Rust that panics.
    private void Die()
    {
        Console.Error.WriteLine("thread 'main' panicked: out of memory");
        end.TrySetResult(101);
    }

    private async Task<(string Line, string Body)> ReadAsync()
    {
        var bytes = new List<byte>();
        byte[] one = new byte[1];
        while (bytes.Count < 4 || !System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).EndsWith("\r\n\r\n"u8))
        {
            if (await _stream.ReadAsync(one) == 0)
            {
                return ("", "");
            }

            bytes.Add(one[0]);
        }

        string[] head = Encoding.ASCII.GetString([.. bytes]).Split("\r\n");
        string length = head.FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) ?? ": 0";
        byte[] body = new byte[int.Parse(length[(length.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)];
        await _stream.ReadExactlyAsync(body);
        return (head[0], Encoding.UTF8.GetString(body));
    }

    private Task EventAsync(string data)
    {
        string text = $"data: {data}\n\n";
        return SendAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");
    }

    private async Task SendAsync(string text)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await _stream.FlushAsync();
    }
}
