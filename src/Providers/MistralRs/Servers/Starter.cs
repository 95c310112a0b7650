using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs;

/// <summary>Connects to a server, or starts one: once.</summary>
internal sealed class Starter
{
    // The free port that was found may be another's before the server has it.
    private const int MostPorts = 3;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);
    private readonly MistralRsOptions _options;
    private readonly MistralRsServerOptions _server;
    private readonly ILogger _logger;
    private readonly Uri _url;
    private readonly bool _isHere;

    public Starter(MistralRsOptions options, ILogger logger)
    {
        _options = options;
        _server = options.Server ?? new MistralRsServerOptions();
        _logger = logger;
        Uri url = options.BaseUrl ?? MistralRsOptions.DefaultUrl;
        _isHere = url.IsAbsoluteUri && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp;
        _url = _isHere && options.Start != MistralRsStart.Never && _server.Port is > 0 and var port ? UrlOf(port) : url;
        if (options.Start == MistralRsStart.Always && !_isHere)
        {
            throw new ArgumentException($"A server is to be started, and BaseUrl leads to {url}: it can be started on this machine only. Leave out BaseUrl, or Start.", nameof(options));
        }

        Configured = new MistralRsClient(options, _url);
    }

    /// <summary>Asks at the address of the options, whether anybody is there or not.</summary>
    public MistralRsClient Configured { get; }

    public MistralRsServerOptions Server => _server;

    /// <summary>Whether nothing has to be looked for.</summary>
    public bool IsFixed => !_isHere || _options.Start == MistralRsStart.Never;

    public async Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (IsFixed || (_options.Start == MistralRsStart.WhenNotRunning && _server.Port != 0
            && await Health.IsThereAsync(_url, _options.TimeProvider, cancellationToken).ConfigureAwait(false)))
        {
            return new(Configured, null);
        }

        string executable = Executables.Find(_server) ?? throw Missing();
        for (int left = MostPorts; ; left--)
        {
            int port = PortToUse();
            try
            {
                return await StartAsync(ServerCommand.Of(executable, _options.Model!, _server, port), cancellationToken).ConfigureAwait(false);
            }
            catch (MistralRsServerException problem) when (_server.Port == 0 && left > 1 && Ports.IsTaken(problem.LastLines))
            {
            }
        }
    }

    private static Uri UrlOf(int port) => new($"http://127.0.0.1:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/v1");

    private async Task<Connection> StartAsync(ServerCommand command, CancellationToken cancellationToken)
    {
        ServerProcess process = ServerProcess.Start(command, _server, _options.TimeProvider, _logger);
        try
        {
            Uri url = UrlOf(command.Port);
            await ReadyAsync(process, url, cancellationToken).ConfigureAwait(false);
            return new(new MistralRsClient(_options, url), process);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReadyAsync(ServerProcess process, Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_server.StartTimeout, _options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            for (TimeSpan wait = s_firstWait; ; wait = wait < s_longestWait ? wait * 1.5 : s_longestWait)
            {
                bool isThere = await Health.IsThereAsync(url, _options.TimeProvider, stop.Token).ConfigureAwait(false);
                if (process.Exited.IsCompleted)
                {
                    throw await process.ErrorAsync(
                        "before it was ready", "Its lines say why; MistralRsServerOptions.Arguments and CommandLine change how it is started.").ConfigureAwait(false);
                }

                if (isThere)
                {
                    return;
                }

                // The end of the process ends the wait.
                Task delay = Task.Delay(wait, _options.TimeProvider, stop.Token);
                await (await Task.WhenAny(process.Exited, delay).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw process.TooSlow();
        }
    }

    private int PortToUse()
    {
        int port = _server.Port ?? _url.Port;
        return port == 0 ? Ports.Free()
            : Ports.IsFree(port) ? port
            : throw new MistralRsServerException(
                $"Port {port} of this machine is in use, so that no mistral.rs server can be started there. End what listens there, or set MistralRsServerOptions.Port: 0 takes a free one.");
    }

    private MistralRsServerException Missing() => new(
        (_options.Start == MistralRsStart.Always || _server.Port == 0 ? "" : $"No mistral.rs server answers at {_url}, and ")
        + (_server.Executable is { Length: > 0 } name ? $"'{name}' is no program that can be started"
            : $"neither {Executables.Current} nor {Executables.Former} is on the path")
        + ". Install mistral.rs (https://github.com/EricLBuehler/mistral.rs), name its program in MistralRsServerOptions.Executable, or start a server and say in BaseUrl where it is.");
}
