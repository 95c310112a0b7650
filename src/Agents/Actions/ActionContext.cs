using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

/// <summary>What an action has of the run that calls it: take it as a parameter.</summary>
public sealed class ActionContext
{
    private readonly IServiceProvider? _services;
    private readonly IActionHost? _host;

    internal ActionContext(string name, IServiceProvider? services, CancellationToken cancellationToken)
    {
        Name = name;
        _services = services;
        CancellationToken = cancellationToken;
    }

    internal ActionContext(string name, string id, IActionHost host, CancellationToken cancellationToken)
        : this(name, services: null, cancellationToken)
    {
        Id = id;
        _host = host;
    }

    /// <summary>The call's id; empty where no agent calls.</summary>
    public string Id { get; } = "";

    /// <summary>The action's name.</summary>
    public string Name { get; }

    /// <summary>Cancelled when the run ends, however it ends, when the action's timeout is over, and when the action has ended
    /// without waiting for what it runs.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The run's clock.</summary>
    public TimeProvider TimeProvider => _host?.TimeProvider ?? TimeProvider.System;

    /// <summary>The run's services.</summary>
    /// <exception cref="InvalidOperationException">The run was given none.</exception>
    public IServiceProvider Services => ServicesOrNull ?? throw new InvalidOperationException(
        $"Action {Name} asks for a service, and the run has none. Set Agent.Services, or run the agent inside a workflow that has services.");

    internal IServiceProvider? ServicesOrNull => _services ?? _host?.Services;

    /// <summary>A service of the run.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">The run was given no services, or none of this type.</exception>
    public T GetRequiredService<T>()
        where T : notnull =>
        Services.GetService(typeof(T)) is T service ? service : throw new InvalidOperationException(
            $"Action {Name} asks for the service {typeof(T)}, and the run's services have none. Register it, or give the agent other Services.");

    /// <summary>A service of the run that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The service; the type's default where the run has none.</returns>
    public T? GetService<T>() => ServicesOrNull?.GetService(typeof(T)) is T service ? service : default;

    /// <summary>Says how far it is: an <see cref="ActionProgress"/>. Completes when the agent has room for it, at once unless
    /// whoever watches the agent is slow; after the action has ended it is dropped.</summary>
    /// <param name="message">What it does.</param>
    /// <param name="fraction">How much is done, from 0 to 1; null where it does not know.</param>
    /// <returns>Await it: nothing is lost, and the action does not run ahead.</returns>
    /// <exception cref="OperationCanceledException">The action was told to stop, and its run has gone on without it.</exception>
    public ValueTask ReportAsync(string message, double? fraction = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _host?.ReportAsync(this, message, fraction) ?? ValueTask.CompletedTask;
    }

    /// <summary>Runs an agent, or a chain, as a part of this action: its events are in the stream of the agent that called the
    /// action, live, under the path of both; its calls count in that run's usage, cost and budget; it shares its cancellation and
    /// clock, and its services and approval where it has none itself. Await it: a stream that still runs when the action has ended is stopped.</summary>
    /// <param name="stream">What <see cref="Agent.StreamAsync(AgentMessage, AgentSession, CancellationToken)"/> gave; not yet enumerated.</param>
    /// <returns>What it gave. Throws what enumerating the stream throws.</returns>
    /// <exception cref="AgentDepthException">Agents run agents too deep.</exception>
    public async Task<AgentResponse> ForwardAsync(AgentStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (_host is { } host)
        {
            return await host.RunInsideAsync(
                async () =>
                {
                    await host.ForwardAsync(stream, this).ConfigureAwait(false);
                    return stream.Response;
                },
                CancellationToken).ConfigureAwait(false);
        }

        // Whoever called the action is no agent and has no stream.
        await foreach (AgentEvent _ in stream.WithCancellation(CancellationToken).ConfigureAwait(false))
        {
        }

        return stream.Response;
    }

    /// <summary>Runs an agent, or a chain, that gives a typed value as a part of this action; see <see cref="ForwardAsync(AgentStream)"/>.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="stream">What <see cref="Agent.StreamAsync{T}"/> gave; not yet enumerated.</param>
    /// <returns>What it gave. Throws what enumerating the stream throws.</returns>
    public async Task<AgentResponse<T>> ForwardAsync<T>(AgentStream<T> stream)
        where T : IStructuredOutput<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        await ForwardAsync(stream.Untyped).ConfigureAwait(false);
        return stream.Response;
    }

    /// <summary>Runs a workflow as a part of this action. Where the agent runs inside a workflow, it is a child of that run, as by
    /// <see cref="Context.RunChildAsync{TInput, TResult}"/>: its events and its requests for input are in that run's stream, and whoever holds the
    /// handler answers. Elsewhere its events are in the agent's stream as <see cref="ActionPublished"/>. Await it: a workflow that still runs
    /// when the action has ended is stopped.</summary>
    /// <typeparam name="TInput">The workflow's input.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="input">What it works on.</param>
    /// <param name="name">Its part of the path, at most 200 characters; by default the name of its class.</param>
    /// <returns>Its result. Throws what made it fail.</returns>
    /// <exception cref="InvalidOperationException">It asks people, and the agent does not run inside a workflow.</exception>
    public Task<TResult> RunChildAsync<TInput, TResult>(IWorkflow<TInput, TResult> workflow, TInput input, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return _host?.RunInsideAsync(RunAsync, CancellationToken) ?? RunAsync();

        Task<TResult> RunAsync() => _host?.Workflow is { } outer
            ? outer.RunChildAsync(workflow, input, name, CancellationToken)
            : ActionWorkflow.RunAsync(workflow, input, name ?? workflow.GetType().Name, this, _host);
    }

    /// <summary>Asks people, where the agent runs inside a workflow: see <see cref="Context.RequestInputAsync"/>.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The agent does not run inside a workflow.</exception>
    public Task<TResponse> RequestInputAsync<TResponse>(InputRequest<TResponse> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _host?.Workflow is { } workflow
            ? workflow.RequestInputAsync(request, CancellationToken)
            : throw new InvalidOperationException(
                $"Action {Name} asks people ({request.GetType().Name}), and there is nobody: the agent does not run inside a workflow. Run it in a step with ctx.ForwardAsync(agent.StreamAsync(…)).");
    }
}
