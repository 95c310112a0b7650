using System.Net.ServerSentEvents;
using System.Text.Json;

namespace GenFlow.Models.Http;

/// <summary>An answer while it arrives.</summary>
internal sealed class HttpAnswer : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly AnswerStream _stream;
    private readonly IWireDecoder _decoder;
    private readonly WireOrigin _origin;
    private readonly CallLimits _limits;
    private readonly IAsyncEnumerator<SseItem<bool>> _events;
    private readonly HalfCharacters _halves = new();
    private Exception? _problem;
    private bool _isOver;

    private HttpAnswer(HttpResponseMessage response, Stream body, IWireDecoder decoder, WireOrigin origin, HttpModelOptions options, CallLimits limits)
    {
        _response = response;
        _decoder = decoder;
        _origin = origin;
        _limits = limits;
        _stream = new AnswerStream(body, options, origin, limits);
        _events = SseParser.Create(_stream, Read).EnumerateAsync(limits.Token).GetAsyncEnumerator(limits.Token);
    }

    /// <summary>What the last read gave.</summary>
    public List<ModelDelta> Deltas { get; } = [];

    public static async ValueTask<HttpAnswer> OpenAsync(
        HttpResponseMessage response, IWireDecoder decoder, WireOrigin origin, HttpModelOptions options, CallLimits limits)
    {
        try
        {
            return new(response, await response.Content.ReadAsStreamAsync(limits.Token).ConfigureAwait(false), decoder, origin, options, limits);
        }
        catch (Exception problem)
        {
            throw Error(problem, origin, limits);
        }
    }

    /// <summary>Reads on, until there are deltas.</summary>
    /// <returns>Whether there are; false at the end of a complete answer.</returns>
    public async ValueTask<bool> ReadAsync()
    {
        Deltas.Clear();
        while (!_isOver)
        {
            try
            {
                await NextAsync().ConfigureAwait(false);
            }
            catch (Exception problem)
            {
                _isOver = true;
                _problem = Error(problem, _origin, _limits);
            }

            if (_isOver)
            {
                _halves.End(Deltas);
            }

            if (Deltas.Count > 0)
            {
                return true;
            }
        }

        return _problem is null ? false : throw _problem;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOver && _problem is null)
        {
            _response.Dispose();
        }
        else
        {
            await HttpResponses.LeaveAsync(_response).ConfigureAwait(false);
        }

        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask NextAsync()
    {
        bool isMore = await _events.MoveNextAsync().ConfigureAwait(false);
        if (_problem is { } problem)
        {
            // A line that the end of the stream has cut is no JSON, and no fault of the server's.
            throw _stream.HasEnded && problem is JsonException ? Cut(problem) : problem;
        }

        if (isMore && _events.Current.Data)
        {
            return;
        }

        _isOver = true;
        if (!isMore)
        {
            int told = Deltas.Count;
            _problem = _decoder.End(Deltas) ? null : Cut(null);
            _halves.Join(Deltas, told);
        }
    }

    private bool Read(string eventType, ReadOnlySpan<byte> data)
    {
        int told = Deltas.Count;
        try
        {
            return data.IsEmpty || _decoder.Read(data, Deltas);
        }
#pragma warning disable CA1031 // Thrown again behind the deltas that came before it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _problem = problem;
            return false;
        }
        finally
        {
            _halves.Join(Deltas, told);
        }
    }

    private ModelConnectionException Cut(Exception? problem) => new(
        $"The answer of {_origin.Provider} broke off: the connection ended before the model said why it stopped. The same request may succeed again.{_origin.Request}", problem)
    {
        IsTransient = true,
        RequestId = _origin.RequestId,
    };

    private static Exception Error(Exception problem, WireOrigin origin, CallLimits limits) => problem switch
    {
        ModelException => problem,
        OperationCanceledException cancelled => limits.ErrorOf(cancelled, origin.Provider),

        // A connection that is closed because nobody wants it any more may say so in its own words.
        HttpRequestException or IOException when limits.Token.IsCancellationRequested =>
            limits.ErrorOf(new OperationCanceledException(problem.Message, problem), origin.Provider),
        HttpRequestException or IOException => new ModelConnectionException(
            $"The connection to {origin.Provider} broke off while its answer arrived: {HttpRequests.Sentence(problem.Message)} The same request may succeed again.{origin.Request}", problem)
        {
            IsTransient = true,
            RequestId = origin.RequestId,
        },
        JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException =>
            origin.Malformed($"has sent what this client cannot read: {HttpRequests.Sentence(problem.Message)} Is {origin.TheAddress} that of a server for this API?", problem),
        _ => problem,
    };
}
