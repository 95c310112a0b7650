using System.Net;
using System.Net.Sockets;
using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Servers;

/// <summary>How a server is started, and by whom.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task The_first_request_starts_the_server_with_every_argument_as_it_is()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            WorkingDirectory = standIn.Directory,
            Quantization = "q4k",
            Arguments = ["--chat-template", "a b.json", "--x=\"$HOME\" 'y'", "", "*"],
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess process = await standIn.ListeningAsync();
        InferenceAnswer answer = await asked;

        Assert.Equal("You said: Hello", answer.Text);
        Assert.Equal(new InferenceTimings(answer.Timings.TimeToFirstToken, 90, 8), answer.Timings);
        string[] arguments = process.Arguments;
        Assert.Equal(["serve", "-m", Connected.Model, "--host", "127.0.0.1", "-p"], arguments[..6]);
        Assert.Equal(["--isq", "q4k", "--chat-template", "a b.json", "--x=\"$HOME\" 'y'", "", "*"], arguments[7..]);
        Assert.Equal("set", process.Hello.GetProperty("variable").GetString());
        Assert.Equal(standIn.Directory, process.Hello.GetProperty("directory").GetString());
    }

    [Fact]
    public async Task The_program_before_it_has_its_own_command_line()
    {
        using var standIn = new StandIn("mistralrs-server");
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            Quantization = "Q4K",
            Arguments = ["--max-seqs", "4"],
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        string[] arguments = (await standIn.ListeningAsync()).Arguments;
        await asked;

        Assert.Equal(["--serve-ip", "127.0.0.1", "--port", arguments[3], "--isq", "Q4K", "--max-seqs", "4", "plain", "-m", Connected.Model], arguments);
    }

    [Fact]
    public async Task A_command_line_of_the_users_own_takes_the_place_of_all_arguments()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider(server: static options => new()
        {
            Executable = options.Executable,
            Port = 0,
            Environment = options.Environment,
            Quantization = "q4k",
            CommandLine = static port => ["from-config", "--port", $"{port}"],
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        string[] arguments = (await standIn.ListeningAsync()).Arguments;
        await asked;

        Assert.Equal(["from-config", "--port", arguments[2]], arguments);
    }

    [Theory]
    [InlineData("mistralrs")]
    [InlineData("mistralrs-server")]
    public async Task A_program_on_the_path_is_started_where_no_server_answers(string name)
    {
        using var standIn = new StandIn(name);
        Dictionary<string, string?> environment = new(standIn.Environment) { ["PATH"] = $"/nowhere{Path.PathSeparator}{standIn.Directory}" };
        await using var provider = new MistralRsProvider(new MistralRsOptions(Connected.Model)
        {
            BaseUrl = new Uri($"http://localhost:{Ports.Free()}/v1"),
            Server = new MistralRsServerOptions { Environment = environment },
        });

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        await standIn.ListeningAsync();

        Assert.Equal("You said: Hello", (await asked).Text);
    }

    [Fact]
    public async Task A_server_that_answers_is_used_and_none_is_started()
    {
        using var standIn = new StandIn();
        await using WirePlayer player = await WirePlayer.StartAsync(static request =>
            request.Path == "/health" ? WireAnswer.Error(200, "OK") : RsWire.Answer(RsWire.Text("I am here."), RsWire.Last()));
        await using MistralRsProvider provider = standIn.Provider(port: null, start: MistralRsStart.WhenNotRunning, url: new Uri(player.Url, "v1"));

        Assert.Equal("I am here.", (await StandIn.SayAsync(provider, "Hello")).Text);
        Assert.Equal("I am here.", (await StandIn.SayAsync(provider, "Hello")).Text);

        Assert.False(standIn.HasAnother);
        Assert.Equal(1, player.Requests.Count(static request => request.Path == "/health"));
    }

    [Fact]
    public async Task Where_a_server_has_gone_that_was_there_before_one_is_started()
    {
        using var standIn = new StandIn();
        WirePlayer player = await WirePlayer.StartAsync(static request =>
            request.Path == "/health" ? WireAnswer.Error(200, "OK") : RsWire.Answer(RsWire.Text("I am here."), RsWire.Last()));
        await using MistralRsProvider provider = standIn.Provider(port: null, start: MistralRsStart.WhenNotRunning, url: new Uri(player.Url, "v1"));
        await StandIn.SayAsync(provider, "Hello");
        await player.DisposeAsync();
        await Assert.ThrowsAsync<ModelConnectionException>(() => StandIn.SayAsync(provider, "Hello"));

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        await standIn.ListeningAsync();

        Assert.Equal("You said: Hello", (await asked).Text);
    }

    [Fact]
    public async Task Requests_that_come_at_once_share_one_start()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();

        Task<InferenceAnswer>[] asked = [.. Enumerable.Range(0, 8).Select(number => StandIn.SayAsync(provider, $"{number}"))];
        await standIn.ListeningAsync();
        InferenceAnswer[] answers = await Task.WhenAll(asked);

        Assert.Equal(Enumerable.Range(0, 8).Select(static number => $"You said: {number}"), answers.Select(static answer => answer.Text));
        Assert.False(standIn.HasAnother);
    }

    [Fact]
    public async Task A_server_can_be_started_before_the_first_request()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();

        Task started = provider.StartAsync();
        await standIn.ListeningAsync();
        await started.WaitAsync(StandIn.Patience);

        Assert.Equal("You said: Hello", (await StandIn.SayAsync(provider, "Hello")).Text);
        Assert.False(standIn.HasAnother);
    }

    [Fact]
    public async Task A_missing_program_is_named_with_what_to_install()
    {
        await using var named = new MistralRsProvider(new MistralRsOptions("m") { Start = MistralRsStart.Always, Server = new() { Executable = "/nowhere/mistralrs", Port = 0 } });
        await using var onPath = new MistralRsProvider(new MistralRsOptions("m")
        {
            BaseUrl = new Uri($"http://localhost:{Ports.Free()}/v1"),
            Server = new() { Environment = new Dictionary<string, string?> { ["PATH"] = "/nowhere" } },
        });

        MistralRsServerException first = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(named, "Hello"));
        Assert.Contains("'/nowhere/mistralrs' is no program", first.Message, StringComparison.Ordinal);
        for (int turn = 0; turn < 5; turn++)
        {
            MistralRsServerException second = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(onPath, "Hello"));
            Assert.Contains("No mistral.rs server answers", second.Message, StringComparison.Ordinal);
            Assert.Contains("Install mistral.rs", second.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_that_cannot_run_is_told()
    {
        using var standIn = new StandIn();
        await File.WriteAllTextAsync(standIn.Executable, "#!/nowhere/interpreter\n");
        await using MistralRsProvider provider = standIn.Provider();

        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(provider, "Hello"));

        Assert.True(problem.ExitCode is 126 or 127);
        Assert.NotEmpty(problem.LastLines);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_before_anything_is_started()
    {
        using var standIn = new StandIn();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using MistralRsProvider provider = standIn.Provider(port);

        MistralRsServerException problem = await Assert.ThrowsAsync<MistralRsServerException>(() => StandIn.SayAsync(provider, "Hello"));

        Assert.Contains($"Port {port} of this machine is in use", problem.Message, StringComparison.Ordinal);
        Assert.False(standIn.HasAnother);
    }

    [Fact]
    public async Task A_free_port_that_another_takes_meanwhile_is_exchanged()
    {
        using var standIn = new StandIn();
        await using MistralRsProvider provider = standIn.Provider();

        Task<InferenceAnswer> asked = StandIn.SayAsync(provider, "Hello");
        StandInProcess first = await standIn.NextAsync();
        await first.DoAsync("cry Error: Address already in use (os error 98)");
        await first.TellAsync("exit 1");
        await standIn.ListeningAsync();

        Assert.Equal("You said: Hello", (await asked).Text);
    }

    [Fact]
    public void A_server_is_not_started_on_another_machine()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() =>
            new MistralRsProvider(new MistralRsOptions("m") { BaseUrl = new Uri("http://models.example:1234/v1"), Start = MistralRsStart.Always }));

        Assert.Contains("this machine only", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-p")]
    public void A_model_that_the_program_would_take_for_an_option_is_refused(string model) =>
        Assert.Contains("would take it for an option", Assert.Throws<ArgumentException>(() => new MistralRsOptions(model)).Message, StringComparison.Ordinal);
}
