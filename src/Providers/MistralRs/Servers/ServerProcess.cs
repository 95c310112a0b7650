using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs;

/// <summary>A server that was started, until it has ended.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    // What a process that has ended leaves in its pipes is there at once, unless others hold them.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly MistralRsServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ServerLog _log;
    private readonly Task _drains;

    private ServerProcess(Process process, ServerLog log, MistralRsServerOptions options, TimeProvider time, ILogger logger)
    {
        _process = process;
        _log = log;
        _options = options;
        _time = time;
        _logger = logger;
        _drains = Task.WhenAll(log.DrainAsync(process.StandardOutput), log.DrainAsync(process.StandardError));
        Exited = WaitAsync();
        if (!Watchdog.IsHere)
        {
            AppDomain.CurrentDomain.ProcessExit += OnOwnersEnd;
        }
    }

    /// <summary>Ends with the process: its exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines that it has printed.</summary>
    public IReadOnlyList<string> LastLines => _log.Last;

    /// <exception cref="MistralRsServerException">The program cannot be started.</exception>
    public static ServerProcess Start(ServerCommand command, MistralRsServerOptions options, TimeProvider time, ILogger logger)
    {
        var process = new Process { StartInfo = Watchdog.Around(command, options) };
        try
        {
            process.Start();
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException)
        {
            process.Dispose();
            throw new MistralRsServerException(
                $"The mistral.rs server {command.Executable} cannot be started: {problem.Message} Look at MistralRsServerOptions.Executable and WorkingDirectory.", problem);
        }

        Started(logger, command.Executable, process.Id, command.Port);
        return new(process, new ServerLog(options, new ServerSecrets(options, command.Arguments), logger), options, time, logger);
    }

    /// <summary>The error of a process that has ended: with its exit code, and what it said last.</summary>
    /// <param name="when">The end of a sentence that begins with "has ended".</param>
    /// <param name="advice">What to do.</param>
    /// <param name="problem">What it was noticed by.</param>
    public async Task<MistralRsServerException> ErrorAsync(string when, string advice, Exception? problem = null)
    {
        int code = await Exited.ConfigureAwait(false);
        await LastWordsAsync().ConfigureAwait(false);
        IReadOnlyList<string> lines = _log.Last;
        return new MistralRsServerException($"The mistral.rs server has ended {when}, with exit code {code}. {advice}{Shown(lines)}", problem)
        {
            ExitCode = code,
            LastLines = lines,
            WasStarted = true,
            IsTransient = problem is not null,
        };
    }

    /// <summary>The error of a process that has not come up in time.</summary>
    public MistralRsServerException TooSlow()
    {
        IReadOnlyList<string> lines = _log.Last;
        return new MistralRsServerException(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The mistral.rs server has not answered within {_options.StartTimeout.TotalSeconds:0.###} s (MistralRsServerOptions.StartTimeout), and was stopped. A first start downloads the model: give it longer, or download before.{Shown(lines)}"))
        {
            LastLines = lines,
            WasStarted = true,
        };
    }

    /// <summary>Asks it to end, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnOwnersEnd;
        if (!Exited.IsCompleted)
        {
            if (!Watchdog.IsHere || !Write("stop"))
            {
                Kill();
            }

            using var enough = new CancellationTokenSource();
            await Task.WhenAny(Exited, Task.Delay(_options.StopTimeout, _time, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            if (!Exited.IsCompleted)
            {
                Killed(_logger, _process.Id);
                Kill();
            }
        }

        await Exited.ConfigureAwait(false);
        await LastWordsAsync().ConfigureAwait(false);

        // What it has left behind may hold its pipes.
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);

        // Before the number of the process is another's, whoever would still end it is told that nothing is left.
        Write("gone");
        Ended(_logger, _process.Id, _process.ExitCode);
        return _process.ExitCode;
    }

    private bool Write(string word)
    {
        try
        {
            lock (_process)
            {
                _process.StandardInput.Write(word + "\n");
                _process.StandardInput.Flush();
            }

            return true;
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task LastWordsAsync()
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(_drains, Task.Delay(s_lastWords, _time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended meanwhile, or a part of it has.
            NotKilled(_logger, problem);
        }
    }

    private void OnOwnersEnd(object? sender, EventArgs arguments) => Kill();

    private static string Shown(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? " It has printed nothing." : " It said last:\n" + string.Join('\n', lines.TakeLast(10));

    [LoggerMessage(10, LogLevel.Information, "The mistral.rs server {Executable} was started as process {Id} for port {Port}.")]
    private static partial void Started(ILogger logger, string executable, int id, int port);

    [LoggerMessage(11, LogLevel.Information, "The mistral.rs server, process {Id}, has ended with exit code {Code}.")]
    private static partial void Ended(ILogger logger, int id, int code);

    [LoggerMessage(12, LogLevel.Warning, "The mistral.rs server, process {Id}, has not ended when it was asked to, and is killed.")]
    private static partial void Killed(ILogger logger, int id);

    [LoggerMessage(13, LogLevel.Debug, "The mistral.rs server could not be killed, or not all of it.")]
    private static partial void NotKilled(ILogger logger, Exception problem);
}
