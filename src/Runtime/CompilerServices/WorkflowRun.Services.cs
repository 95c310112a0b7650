using System.Globalization;
using GenFlow.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.CompilerServices;

// Services: a scope made at first use, disposed when the steps have ended and before the run's end is told.
public abstract partial class WorkflowRun
{
    internal IServiceProvider ServicesFor(string asker)
    {
        RunParts parts = Parts;
        if (parts.Scope is { } known)
        {
            return known.Value.ServiceProvider;
        }

        // The container is the user's: not under the lock. Of two scopes made at once one is used.
        AsyncServiceScope made = MakeScope();
        lock (parts.Lock)
        {
            if (parts.Scope is null && !parts.IsScopeClosed)
            {
                parts.Scope = new(made);
                return made.ServiceProvider;
            }
        }

        made.Dispose();
        return parts.Scope?.Value.ServiceProvider ?? throw new WorkflowEndedException(Definition.Name, asker, "asked for a service");
    }

    private AsyncServiceScope MakeScope()
    {
        if (Options.Services is null)
        {
            throw new WorkflowException(
                Definition.Name,
                step: null,
                $"This run of {Definition.Name} has no services. Register the workflow with services.AddWorkflow<{Definition.Name}>() and take it from the container, or set RunOptions.Services.");
        }

        if (Options.Services.GetService(typeof(IServiceScopeFactory)) is not IServiceScopeFactory factory)
        {
            throw new WorkflowException(
                Definition.Name,
                step: null,
                $"RunOptions.Services of {Definition.Name} ({Options.Services.GetType()}) makes no scopes: it has no IServiceScopeFactory. Give it the container's provider.");
        }

        return factory.CreateAsyncScope();
    }

    private AsyncServiceScope? TakeScope()
    {
        if (Options.Services is null)
        {
            return null;
        }

        // Also where nobody has asked yet: whoever does later must find that it is too late.
        RunParts parts = Parts;
        lock (parts.Lock)
        {
            parts.IsScopeClosed = true;
            AsyncServiceScope? scope = parts.Scope?.Value;
            parts.Scope = null;
            return scope;
        }
    }

    private void QueueDisposal(AsyncServiceScope scope) =>
        QueueWork(new PoolWork(() => _ = DisposeScopeAsync(scope)), preferLocal: false);

    /// <summary>On the pool, since services are user code.</summary>
    private async Task DisposeScopeAsync(AsyncServiceScope scope)
    {
        Task? disposing = null;
        try
        {
            disposing = scope.DisposeAsync().AsTask();
            await disposing.WaitAsync(Options.Grace, Options.TimeProvider).ConfigureAwait(ComesBack);
        }
        catch (TimeoutException) when (disposing is { IsCompleted: false })
        {
            NoteScope(new WorkflowException(Definition.Name, step: null, string.Create(CultureInfo.InvariantCulture,
                $"The services of a run of {Definition.Name} were not disposed within {Options.Grace} after it had ended; the run's end was told without them. Look for a DisposeAsync of a scoped service that waits for what the run holds, or raise RunOptions.Grace.")));
        }
#pragma warning disable CA1031 // A service that cannot be disposed must not change how the run ended.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            NoteScope(exception);
        }

        WriteEnd();
    }

    private void NoteScope(Exception exception)
    {
        Record(step: null, exception);
        Log.ScopeFailed(Options.Logger, Definition.Name, exception);
    }
}
