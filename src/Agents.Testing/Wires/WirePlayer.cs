using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace GenFlow.Agents.Testing;

/// <summary>A server on this machine's loopback interface that answers with recorded bytes, cut and broken as a test says: to test
/// clients of models, and agents over them, on real connections.</summary>
/// <remarks>
/// <code>
/// await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.FromFile("recorded.sse").InPieces(5));
/// </code>
/// Give <see cref="Url"/> to a client as its base address. Any number of requests at once.</remarks>
public sealed class WirePlayer : IAsyncDisposable
{
    private readonly Func<WireRequest, WireAnswer> _answer;
    private readonly int _expected;
    private readonly ConcurrentQueue<WireRequest> _requests = [];
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly WireTally _tally = new();
    private readonly WireServer _server;
    private int _asked;

    private WirePlayer(Func<WireRequest, WireAnswer> answer, int expected)
    {
        _answer = answer;
        _expected = expected;
        _server = new(HandleAsync);
        Url = null!;
    }

    /// <summary>Where it is: <c>http://127.0.0.1</c> and a port of its own. Any path below it is answered.</summary>
    public Uri Url { get; private set; }

    /// <summary>Whether <see cref="Requests"/> keeps what was asked; true by default. Without it many requests take no memory here.</summary>
    public bool KeepsRequests { get; set; } = true;

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    /// <summary>How many requests have come.</summary>
    public int Opened => _tally.Opened;

    /// <summary>How many of their answers have ended, or were left by their clients.</summary>
    public int Closed => _tally.Closed;

    /// <summary>How many answers were left: the client closed the connection before the end.</summary>
    public int Left => _tally.Left;

    /// <summary>How many connections are open, those included that clients keep for their next requests.</summary>
    public int Connections => _server.Connections;

    /// <summary>Answers each request with the next answer, in the order in which requests come.</summary>
    /// <param name="answers">The answers. A request after the last is told so with status 400, and <see cref="Verify"/> throws.</param>
    /// <returns>The player, listening.</returns>
    public static Task<WirePlayer> StartAsync(params WireAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Array.Exists(answers, static answer => answer is null)
            ? throw new ArgumentException("An answer is null.", nameof(answers))
            : StartAsync(new WirePlayer(
                request => request.Number <= answers.Length ? answers[request.Number - 1]
                    : throw new ScriptException($"the player has {answers.Length} answers. Add one, or find out why the client asks again."),
                answers.Length));
    }

    /// <summary>Answers each request with what a function says.</summary>
    /// <param name="answer">The function; called by many at once where many requests come. What it throws is told the client with
    /// status 400, and by <see cref="Verify"/>.</param>
    /// <returns>The player, listening.</returns>
    public static Task<WirePlayer> StartAsync(Func<WireRequest, WireAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return StartAsync(new WirePlayer(answer, expected: 0));
    }

    /// <summary>Ends when no answer is open: each has ended or was left. A client that has stopped reading has closed its connection then.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The wait.</returns>
    public Task ClosedAsync(CancellationToken cancellationToken = default) => _tally.Settled.WaitAsync(cancellationToken);

    /// <summary>Checks that all was asked for and answered as the test has said.</summary>
    /// <exception cref="ScriptException">A request had no answer, or an answer no request.</exception>
    public void Verify()
    {
        string[] problems = [.. _problems];
        int asked = Volatile.Read(ref _asked);
        if (problems.Length > 0)
        {
            throw new ScriptException(string.Join('\n', problems));
        }

        if (asked < _expected)
        {
            throw new ScriptException($"The player has {_expected} answers, and was asked {asked} times.");
        }
    }

    /// <summary>Stops: connections that are still open are dropped. Does not <see cref="Verify"/>.</summary>
    /// <returns>The stop.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await _tally.Settled.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task<WirePlayer> StartAsync(WirePlayer player)
    {
        player.Url = await player._server.StartAsync().ConfigureAwait(false);
        return player;
    }

    private async Task HandleAsync(IFeatureCollection features)
    {
        IHttpRequestLifetimeFeature lifetime = features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        CancellationToken left = lifetime.RequestAborted;
        bool isLeft = false;
        _tally.Open();
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(left, _stop.Token);
            WireRequest request = await WireRequests.ReadAsync(features, Interlocked.Increment(ref _asked), end.Token).ConfigureAwait(false);
            if (KeepsRequests)
            {
                _requests.Enqueue(request);
            }

            await new WirePlayback(features, AnswerTo(request), end.Token).PlayAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client has left, or the test.
            isLeft = !_stop.IsCancellationRequested;
            lifetime.Abort();
        }
#pragma warning disable CA1031 // Kept, and told by Verify: HTTP has no bodies for some statuses.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _problems.Enqueue($"An answer cannot be sent: {problem}");
            lifetime.Abort();
        }
        finally
        {
            _tally.Close(isLeft);
        }
    }

    private WireAnswer AnswerTo(WireRequest request)
    {
        try
        {
            return _answer(request) ?? throw new ScriptException("the player's function gave null.");
        }
#pragma warning disable CA1031 // Kept, and told by Verify.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            string said = $"Request {request.Number}, {request.Method} {request.Path}, has no answer: {(problem is ScriptException ? problem.Message : problem.ToString())}";
            _problems.Enqueue(said);
            return WireAnswer.Error(400, new JsonObject { ["error"] = new JsonObject { ["type"] = "no_recorded_answer", ["message"] = said } }.ToJsonString());
        }
    }
}
