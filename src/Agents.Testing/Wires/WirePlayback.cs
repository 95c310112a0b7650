using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenFlow.Agents.Testing;

/// <summary>Plays one answer to one client.</summary>
internal sealed class WirePlayback(IFeatureCollection features, WireAnswer answer, CancellationToken left)
{
    private const int MostAtOnce = 64 << 10;
    private readonly Queue<WireMark> _marks = new(answer.Marks);
    private readonly WireCursor _body = new(answer.Parts);

    /// <summary>Sends what the answer says.</summary>
    /// <exception cref="OperationCanceledException">The client left before the end, or the player has stopped.</exception>
    public async Task PlayAsync()
    {
        if (!await PassAsync(WireMark.BeforeHead).ConfigureAwait(false))
        {
            return;
        }

        if (answer.IsRaw)
        {
            await SendRawAsync().ConfigureAwait(false);
            return;
        }

        PipeWriter writer = await StartAsync().ConfigureAwait(false);
        while (await PassAsync(_body.Position).ConfigureAwait(false) && _body.Position < answer.Length)
        {
            await SendPieceAsync(writer, NextCut()).ConfigureAwait(false);
        }
    }

    private async Task<PipeWriter> StartAsync()
    {
        IHttpResponseFeature response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        IHttpResponseBodyFeature body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync(left).ConfigureAwait(false);
        await FlushAsync(body.Writer).ConfigureAwait(false);
        return body.Writer;
    }

    private async Task SendPieceAsync(PipeWriter writer, long end)
    {
        while (_body.Position < end)
        {
            int size = (int)Math.Min(end - _body.Position, MostAtOnce);
            writer.Advance(_body.Read(writer.GetSpan(size)[..size]));
            await FlushAsync(writer).ConfigureAwait(false);
        }
    }

    // A client that has left takes bytes for ever, and at once: the word that it has left needs a thread to come.
    private async Task FlushAsync(PipeWriter writer)
    {
        ValueTask<FlushResult> flush = writer.FlushAsync(left);
        if (flush.IsCompleted)
        {
            await Task.Yield();
        }

        bool isLeft = (await flush.ConfigureAwait(false)).IsCompleted;
        left.ThrowIfCancellationRequested();
        if (isLeft)
        {
            throw new OperationCanceledException("The client has left.");
        }
    }

    private long NextCut()
    {
        long mark = _marks.TryPeek(out WireMark? next) ? next.Position : answer.Length;
        long piece = answer.PieceSize == 0 ? answer.Length : (_body.Position / answer.PieceSize * answer.PieceSize) + answer.PieceSize;
        return Math.Min(Math.Min(mark, piece), answer.Length);
    }

    /// <summary>Does what is said of a position.</summary>
    /// <returns>Whether the answer goes on.</returns>
    private async Task<bool> PassAsync(long position)
    {
        while (_marks.TryPeek(out WireMark? mark) && mark.Position <= position)
        {
            _marks.Dequeue();
            switch (mark.Wait)
            {
                case WireDelay delay:
                    await Task.Delay(delay.Time, delay.Clock, left).ConfigureAwait(false);
                    break;
                case ScriptGate gate:
                    await gate.PassAsync(left).ConfigureAwait(false);
                    break;
            }

            if (mark.Fault != WireFault.None)
            {
                await EndAsync(mark.Fault).ConfigureAwait(false);
                return false;
            }
        }

        return true;
    }

    private async Task EndAsync(WireFault fault)
    {
        switch (fault)
        {
            case WireFault.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, left).ConfigureAwait(false);
                break;
            case WireFault.Close:
                await CloseAsync(Socket).ConfigureAwait(false);
                break;
            case WireFault.Reset:
                Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                Socket.Close();
                Abort();
                break;
        }
    }

    private async Task SendRawAsync()
    {
        Socket socket = Socket;
        byte[] buffer = new byte[MostAtOnce];
        int count;
        while ((count = _body.Read(buffer)) > 0)
        {
            for (int sent = 0; sent < count;)
            {
                sent += await socket.SendAsync(buffer.AsMemory(sent, count - sent), left).ConfigureAwait(false);
            }
        }

        await CloseAsync(socket).ConfigureAwait(false);
    }

    // A connection that is dropped before the client has seen its end would be reset.
    private async Task CloseAsync(Socket socket)
    {
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(Timeout.InfiniteTimeSpan, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Abort();
    }

    private void Abort() => features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();

    private Socket Socket => features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
}
