namespace GenFlow.Agents;

/// <summary>The run, as its actions see it.</summary>
internal interface IActionHost
{
    IServiceProvider? Services { get; }

    TimeProvider TimeProvider { get; }

    Context? Workflow { get; }

    Task ForwardAsync(AgentStream stream, ActionContext action);

    ValueTask PublishAsync(StreamEvent ev, string path, CancellationToken cancellationToken);

    /// <summary>Runs something that ends with the action, also where the action does not wait for it.</summary>
    /// <exception cref="OperationCanceledException">The action has ended.</exception>
    Task<T> RunInsideAsync<T>(Func<Task<T>> inner, CancellationToken cancellationToken);

    ValueTask ReportAsync(ActionContext action, string message, double? fraction);
}
