using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using GenFlow.Models;

namespace GenFlow.Agents.Engine;

/// <summary>One run of a chain: a run of each agent after the other, on one session.</summary>
internal sealed class ChainRun : IAgentRun
{
    private readonly Chain _chain;
    private readonly AgentMessage? _input;
    private readonly AgentSession _session;
    private readonly OutputFormat? _output;
    private readonly List<AgentMessage> _added = [];
    private Context? _workflow;
    private OuterRun? _outer;
    private AgentOrigin _origin;
    private long _sequence;
    private int _iterations;

    public ChainRun(Chain chain, AgentMessage? input, AgentSession session, OutputFormat? output)
    {
        _chain = chain;
        _input = input;
        _session = session;
        _output = output;
        _origin = new AgentOrigin(Id, chain.Name, 0, "");
    }

    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    public string Name => _chain.Name;

    public AgentResponse? Response { get; private set; }

    public void PlaceIn(Context? workflow, OuterRun? outer)
    {
        _workflow = workflow;
        _outer = outer;
        _origin = outer?.OriginOf(Id, Name) ?? _origin;
    }

    public async IAsyncEnumerable<AgentEvent> EventsAsync(CancellationToken first, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int depth = _outer?.DepthFor(Name, _chain.Budget) ?? _chain.Budget.Depth;
        TimeProvider clock = _workflow?.TimeProvider ?? _outer?.Host?.TimeProvider ?? _chain.Agents[0].TimeProvider;
        _session.Enter();
        try
        {
            // The stages count for the session.
            var spending = new Spending(Name, _chain.Budget, session: null, _outer?.Spending);
            var place = new OuterRun(Id, _origin.AgentPath, ActionId: null, depth, _outer?.Host, spending, _outer?.Grace);
            long began = clock.GetTimestamp();
            for (int index = 0; Response is null; index++)
            {
                AgentRun stage = StageAt(index);
                stage.PlaceIn(_workflow, place);
                yield return Start(index);

                long stageBegan = clock.GetTimestamp();
                ExceptionDispatchInfo? failure = null;
                IAsyncEnumerator<AgentEvent> events = stage.EventsAsync(first, cancellationToken).GetAsyncEnumerator(cancellationToken);
                await using ConfiguredAsyncDisposable disposal = events.ConfigureAwait(false);
                while (true)
                {
                    try
                    {
                        if (!await events.MoveNextAsync().ConfigureAwait(false))
                        {
                            break;
                        }
                    }
#pragma warning disable CA1031 // Thrown again when the stage's bracket is closed.
                    catch (Exception exception)
#pragma warning restore CA1031
                    {
                        failure = ExceptionDispatchInfo.Capture(exception);
                        break;
                    }

                    // One terminal a stream: the chain's.
                    if (events.Current is not AgentCompleted)
                    {
                        yield return events.Current;
                    }
                }

                yield return End(index, stage, clock.GetElapsedTime(stageBegan));
                if (failure?.SourceException is StructuredOutputException noValue && noValue.Response.RunId == stage.Id)
                {
                    Take(noValue.Response);
                    throw new StructuredOutputException(noValue.Message, Whole(noValue.Response, spending, clock.GetElapsedTime(began)), noValue.InnerException);
                }

                failure?.Throw();
                AgentResponse gave = stage.Response!;
                Take(gave);
                if (index == _chain.Agents.Count - 1 || gave.Status != AgentStatus.Exited)
                {
                    Response = Ended(gave, spending, clock.GetElapsedTime(began));
                }
            }

            yield return new AgentCompleted(Response) { Origin = _origin, Sequence = ++_sequence };
        }
        finally
        {
            _session.Leave();
        }
    }

    private AgentRun StageAt(int index) => new(
        _chain.Agents[index],
        index == 0 ? _input : null,
        _session,
        index == _chain.Agents.Count - 1 ? _output : null,
        _chain);

    private ChainAgentStart Start(int index) =>
        new(index, _chain.Agents.Count, _chain.Agents[index].Name) { Origin = _origin, Sequence = ++_sequence };

    private ChainAgentEnd End(int index, AgentRun stage, TimeSpan duration)
    {
        (Usage usage, decimal? cost) = stage.Spending?.Total ?? (Usage.None, 0);
        return new(index, _chain.Agents.Count, duration, stage.Name, stage.Response?.Status, usage, cost) { Origin = _origin, Sequence = ++_sequence };
    }

    private void Take(AgentResponse gave)
    {
        _added.AddRange(gave.Messages);
        _iterations += gave.Iterations;
    }

    private AgentResponse Ended(AgentResponse last, Spending spending, TimeSpan duration)
    {
        if (_output is not null && last.Output is null)
        {
            throw new StructuredOutputException(
                $"The chain ended before its last agent, as {last.Status}, and not with a typed answer: there is no value. See the exception's Response.", Whole(last, spending, duration));
        }

        return Whole(last, spending, duration);
    }

    private AgentResponse Whole(AgentResponse last, Spending spending, TimeSpan duration)
    {
        (Usage usage, decimal? cost) = spending.Total;
        return last with { RunId = Id, Messages = [.. _added], Usage = usage, Cost = cost, Iterations = _iterations, Duration = duration };
    }
}
