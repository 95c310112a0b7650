namespace GenFlow.Agents;

/// <summary>The run, as its actions see it.</summary>
internal interface IActionHost
{
    IServiceProvider? Services { get; }

    TimeProvider TimeProvider { get; }

    Context? Workflow { get; }

    Task ForwardAsync(AgentStream stream, ActionContext action);

    ValueTask PublishAsync(StreamEvent ev, string path, CancellationToken cancellationToken);

    ValueTask ReportAsync(ActionContext action, string message, double? fraction);
}
