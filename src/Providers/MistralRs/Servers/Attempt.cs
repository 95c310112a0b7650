using System.Globalization;

namespace GenFlow.MistralRs;

/// <summary>One start of a server, or one connection to it, and what becomes of it.</summary>
internal sealed class Attempt : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <param name="starter">Starts or connects.</param>
    /// <param name="before">The end of the attempt before: two servers would want one port.</param>
    public Attempt(Starter starter, Task before) => Connected = Task.Run(async () =>
    {
        await before.ConfigureAwait(false);
        return await starter.ConnectAsync(_stop.Token).ConfigureAwait(false);
    });

    /// <summary>The server, when it answers.</summary>
    public Task<Connection> Connected { get; }

    /// <summary>How many requests wait for it. Counted by the host, under its lock.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether it has failed, or its server has gone.</summary>
    public bool IsOver => Connected.IsCompleted && (!Connected.IsCompletedSuccessfully || Connected.Result.IsOver);

    /// <summary>Whether it has started a server: what fails before that costs nothing, and may be mended meanwhile.</summary>
    public bool HasStarted => Connected is { IsCompletedSuccessfully: true, Result.Process: not null }
        || Connected.Exception?.InnerException is MistralRsServerException { WasStarted: true };

    /// <summary>Gives it up: ends when its server has ended. Its errors are those who wait for it told.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)Connected).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Connected is { IsCompletedSuccessfully: true, Result.Process: { } process })
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    public MistralRsServerException TooOften(MistralRsServerOptions options)
    {
        var last = Connected.Exception?.InnerException as MistralRsServerException;
        ServerProcess? process = Connected.IsCompletedSuccessfully ? Connected.Result.Process : null;
        return new MistralRsServerException(
            string.Create(CultureInfo.InvariantCulture, $"The mistral.rs server is not started again: it was started again {options.MaxRestarts} times within {options.RestartWindow.TotalSeconds:0.###} s, and has ended each time (MistralRsServerOptions.MaxRestarts and RestartWindow). {last?.Message}").TrimEnd(), last)
        {
            ExitCode = last?.ExitCode ?? (process is { Exited.IsCompletedSuccessfully: true } ? process.Exited.Result : null),
            LastLines = last?.LastLines ?? process?.LastLines ?? [],
        };
    }
}
