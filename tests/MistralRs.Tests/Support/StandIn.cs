using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs.Tests.Support;

/// <summary>The stand-in for the mistralrs executable, in a directory of its own, and the port at which each of its processes tells
/// the test that it is there.</summary>
internal sealed class StandIn : IDisposable
{
    public const string Token = "hf_not_for_anyones_eyes";

    private readonly TcpListener _gate = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<StandInProcess> _processes = [];

    public StandIn(string name = "mistralrs")
    {
        _gate.Start();
        Directory = System.IO.Directory.CreateTempSubdirectory("a place for mistral.rs, ").FullName;
        Executable = Path.Combine(Directory, name);
        File.WriteAllText(Executable, $"#!/bin/sh\nexec '{DotnetHost}' exec '{Path.Combine(AppContext.BaseDirectory, "GenFlow.MistralRs.StandIn.dll")}' \"$@\"\n");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The stand-in is started by a script of the shell.");
        }

        File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Directory { get; }

    public string Executable { get; }

    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["STANDIN_GATE"] = ((IPEndPoint)_gate.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["STANDIN_VARIABLE"] = "set",
        ["HF_TOKEN"] = Token,
    };

    /// <summary>Whether a process has come that nobody has asked for with <see cref="NextAsync"/>.</summary>
    public bool HasAnother => _gate.Pending();

    private static string DotnetHost =>
        System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path
        : Path.GetFileNameWithoutExtension(System.Environment.ProcessPath) == "dotnet" ? System.Environment.ProcessPath!
        : "dotnet";

    /// <summary>A provider that starts this program.</summary>
    public MistralRsProvider Provider(
        int? port = 0, MistralRsStart start = MistralRsStart.Always, Func<MistralRsServerOptions, MistralRsServerOptions>? server = null,
        ILoggerFactory? loggers = null, Uri? url = null)
    {
        var options = new MistralRsServerOptions { Executable = Executable, Port = port, Environment = Environment };
        return new(new MistralRsOptions(Connected.Model)
        {
            BaseUrl = url,
            Start = start,
            Server = server is null ? options : server(options),
            LoggerFactory = loggers,
            MaxRetries = 0,
        });
    }

    /// <summary>The next process, when it has started.</summary>
    public async Task<StandInProcess> NextAsync()
    {
        StandInProcess process = await StandInProcess.OfAsync(await _gate.AcceptTcpClientAsync().WaitAsync(Patience));
        _processes.Enqueue(process);
        return process;
    }

    /// <summary>The next process, listening.</summary>
    public async Task<StandInProcess> ListeningAsync()
    {
        StandInProcess process = await NextAsync();
        await process.DoAsync("listen");
        return process;
    }

    public static async Task<InferenceAnswer> SayAsync(MistralRsProvider provider, string text, CancellationToken cancellationToken = default) =>
        await provider.CompleteAsync([ChatMessage.User(text)], null, cancellationToken).WaitAsync(Patience, CancellationToken.None);

    public void Dispose()
    {
        _gate.Stop();
        foreach (StandInProcess process in _processes)
        {
            process.Dispose();
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <summary>Beyond any start on a busy machine: who waits longer waits for nothing.</summary>
    public static TimeSpan Patience => TimeSpan.FromSeconds(60);
}
