using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs;

/// <summary>The lines that a server prints: the last ones are kept, all are logged.</summary>
internal sealed partial class ServerLog(MistralRsServerOptions options, ServerSecrets secrets, ILogger logger)
{
    // A line without an end takes no more than this.
    private const int Longest = 1_000;

    // More is read, so that a secret is whole when it is looked for.
    private readonly int _longestRead = Longest + secrets.Longest;
    private readonly Queue<string> _lines = [];

    /// <summary>The last lines, in order.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Reads to the end of what the server prints: a full pipe would stop it.</summary>
    public async Task DrainAsync(StreamReader reader)
    {
        char[] buffer = new char[4096];
        var line = new System.Text.StringBuilder();
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory()).ConfigureAwait(false) is > 0 and var count)
            {
                Take(buffer.AsSpan(0, count), line);
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Its end, where it was killed.
        }

        End(line);
    }

    // Bars of progress end their lines with a carriage return.
    private void Take(ReadOnlySpan<char> text, System.Text.StringBuilder line)
    {
        while (text.Length > 0)
        {
            int end = text.IndexOfAny('\r', '\n');
            ReadOnlySpan<char> piece = end < 0 ? text : text[..end];
            line.Append(piece[..Math.Min(piece.Length, _longestRead - line.Length)]);
            if (end < 0)
            {
                return;
            }

            End(line);
            text = text[(end + 1)..];
        }
    }

    private void End(System.Text.StringBuilder text)
    {
        if (text.Length == 0)
        {
            return;
        }

        string line = Shown(text.ToString());
        text.Clear();
        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > options.KeptLines)
            {
                _lines.Dequeue();
            }
        }

        Tell(line);
    }

    // What was cut may end within a secret: as much as that could be goes, too.
    private string Shown(string line)
    {
        string shown = secrets.Remove(line);
        shown = line.Length < _longestRead ? shown : shown[..Math.Max(0, shown.Length - secrets.Longest)];
        return shown.Length <= Longest ? shown : shown[..Longest];
    }

    private void Tell(string line)
    {
        try
        {
            Printed(logger, line);
            options.Progress?.Report(line);
        }
#pragma warning disable CA1031 // Whoever listens must not stop the server by filling its pipe.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Unheard(logger, problem);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Line}")]
    private static partial void Printed(ILogger logger, string line);

    [LoggerMessage(2, LogLevel.Warning, "A line of the mistral.rs server could not be told to a listener.")]
    private static partial void Unheard(ILogger logger, Exception problem);
}
