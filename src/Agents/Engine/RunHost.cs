namespace GenFlow.Agents.Engine;

/// <summary>Where a run takes place: on its own, in a step of a workflow, whose clock, services and people it has, or inside
/// another run, of which it has what it has not itself.</summary>
internal sealed class RunHost(Agent agent, Context? workflow, RunHost? outer)
{
    private readonly RunScope? _scope = agent.Scopes is { } scopes ? new RunScope(scopes) : null;
    private bool _hasNoServices;

    public Context? Workflow { get; } = workflow;

    public TimeProvider TimeProvider { get; } = workflow?.TimeProvider ?? outer?.TimeProvider ?? agent.TimeProvider;

    public IServiceProvider? Services
    {
        get
        {
            if (Workflow is not { } context || _hasNoServices)
            {
                return Own;
            }

            try
            {
                return context.Services;
            }
            catch (WorkflowException)
            {
                // The workflow's run has none, and will have none.
                _hasNoServices = true;
                return Own;
            }
        }
    }

    private IServiceProvider? Own => agent.Services ?? outer?.Services ?? _scope;

    /// <summary>The run has ended.</summary>
    /// <param name="failure">How it failed; what the scope's services throw when they are disposed goes with it.</param>
    public async ValueTask EndAsync(Exception? failure)
    {
        try
        {
            if (_scope is not null)
            {
                await _scope.EndAsync().ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The first failure is the one that counts.
        catch (Exception problem) when (failure is not null)
#pragma warning restore CA1031
        {
            failure.Data["GenFlow.Agents.Scope"] = problem;
        }
    }

    /// <summary>Whether somebody can be asked for approval.</summary>
    public bool CanApprove => Workflow is not null || agent.Approve is not null || outer is { CanApprove: true };

    /// <summary>Tells the workflow of work that goes on beside other work of the run, so that its clock knows when all wait for
    /// people. Null where there is no workflow.</summary>
    public Strand? BeginStrand() => Workflow?.BeginStrand();

    public async ValueTask<ActionApproval> ApproveAsync(ApproveAction request, Strand? strand, CancellationToken cancellationToken) =>
        strand?.Context is { } context ? await context.RequestInputAsync(request, cancellationToken).ConfigureAwait(false)
        : agent.Approve is { } approve ? await approve(request, cancellationToken).ConfigureAwait(false)
        : await outer!.ApproveAsync(request, strand, cancellationToken).ConfigureAwait(false);
}
