using GenFlow.Engine;
using GenFlow.Stream;

namespace GenFlow.CompilerServices;

// Children: runs that share the log, the clock, the step budget and the token of the run that started them.
public abstract partial class WorkflowRun
{
    internal WorkflowRun Root
    {
        get
        {
            WorkflowRun run = this;
            while (run._parts?.Link is { } link)
            {
                run = link.Parent;
            }

            return run;
        }
    }

    private RunParts Parts => _parts ?? Interlocked.CompareExchange(ref _parts, new RunParts(), null) ?? _parts;

    private bool IsChild => _parts?.Link is not null;

    internal int Depth => _parts?.Link?.Depth ?? 0;

    internal string Path => _parts?.Link?.Path ?? "";

    internal async Task<TResult> RunChildAsync<TInput, TResult>(
        IWorkflow<TInput, TResult> child, TInput input, string? name, Context context, Token token, int step, int invocation, int number, CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            ThrowIfNoPartOfAPath(name, nameof(name));
        }

        ThrowIfTooDeep(context.Strand, step, "runs a child workflow");
        ThrowIfEnded(token, step, invocation, "started a child workflow");
        if (HasOutcome)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }

        Definition.Steps[step].Children.Note(child.GetType());
        token.IsPlain = false;
        var link = new ChildLink(this, token, token.KeepAttempt(number), context.Strand, ChildPath(name ?? child.GetType().Name, context.Strand));
        CountAsks(token, link.Attempt, link.Strand, asks: 0, busy: 1);
        try
        {
            using CancellationTokenSource? both = cancellationToken.CanBeCanceled
                ? CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, cancellationToken)
                : null;

            // Not an await using: its end is waited for here, with the result.
            WorkflowHandler<TResult> handler = await child.RunAsync(input, Options.ForChild(link), both?.Token ?? context.CancellationToken).ConfigureAwait(ComesBack);
            try
            {
                return await handler.ResultAsync().ConfigureAwait(ComesBack);
            }
            finally
            {
                await handler.DisposeAsync().ConfigureAwait(ComesBack);
            }
        }
        finally
        {
            EndChild(link);
        }
    }

    private static void ThrowIfNoPartOfAPath(string name, string parameter)
    {
        if (name is not { Length: > 0 and <= ChildLink.MaxName } || name.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The name '{name}' is to be a part of a path: 1 to {ChildLink.MaxName} characters, without slashes.", parameter);
        }
    }

    private void ThrowIfTooDeep(Strand? strand, int step, string does)
    {
        if (Depth + (strand?.Depth ?? 0) >= ChildLink.MaxDepth)
        {
            throw new WorkflowException(
                Definition.Name,
                Definition.StepName(step),
                $"Step {Definition.StepName(step)} of {Definition.Name} {does} inside {ChildLink.MaxDepth} others, the most that may nest. Look for one that runs itself, or loop with events instead.");
        }
    }

    private void ThrowIfEnded(Token token, int step, int invocation, string did)
    {
        if (Ended is not null || token.Invocation != invocation || token.IsAbandoned)
        {
            throw new WorkflowEndedException(Definition.Name, Definition.StepName(step), did);
        }
    }

    private string ChildPath(string name, Strand? strand)
    {
        string path = strand?.Origin?.Path ?? Path;
        string place = path.Length == 0 ? name : $"{path}/{name}";
        int number;
        lock (Parts.Lock)
        {
            Dictionary<string, int> names = Parts.ChildNames ??= new(StringComparer.Ordinal);
            number = names[place] = names.GetValueOrDefault(place) + 1;
        }

        return number == 1 ? place : FormattableString.Invariant($"{place}#{number}");
    }

    private void Adopt(WorkflowRun child)
    {
        // The clock looks for children that it must stop: those of the root's lock's owner see all or none.
        lock (Root.Parts.Lock)
        {
            (Parts.Children ??= []).Add(child);
        }

        using (_ledger.Enter())
        {
            _ledger.HoldForChild();
        }

        if (IsLeftBehind)
        {
            // The grace is over: nobody ends a child that comes now.
            child.Cancel();
        }
    }

    /// <summary>A child has ended: it holds the run no more.</summary>
    private void Leave(WorkflowRun child)
    {
        lock (Root.Parts.Lock)
        {
            Parts.Children?.Remove(child);
        }

        ReleaseChild();
    }

    private void ReleaseChild()
    {
        bool finish;
        bool stalled;
        JoinedEvents? incomplete;
        using (_ledger.Enter())
        {
            _ledger.ReleaseChild();
            finish = _ledger.TryFinish();
            stalled = _ledger.HasStalled();
            incomplete = _ledger.TakeIncomplete();
        }

        if (finish)
        {
            Finish();
        }
        else if (incomplete is not null)
        {
            FailIncomplete(incomplete);
        }
        else if (stalled)
        {
            FailStalled();
        }
    }

    /// <summary>A body has ended without waiting for a child that it started: the child ends with it.</summary>
    private void CancelChildren(Attempt attempt)
    {
        WorkflowRun[] left;
        lock (Root.Parts.Lock)
        {
            left = [.. (Parts.Children ?? []).Where(child => ReferenceEquals(child._parts!.Link!.Attempt, attempt))];
        }

        foreach (WorkflowRun child in left)
        {
            child.Cancel();
        }
    }

    /// <summary>The child's end is no one's to wait for any more: neither busy nor waiting.</summary>
    private void EndChild(ChildLink link)
    {
        lock (Root.Parts.Lock)
        {
            CountAsks(link.Token, link.Attempt, link.Strand, link.IsWaiting ? -1 : 0, link.IsWaiting ? 0 : -1);
            link.IsEnded = true;
        }
    }

    /// <summary>What an item of a step shows: of a child, with its path.</summary>
    private StreamOrigin OriginOf(int step, int attempt)
    {
        if (attempt != 1 || !IsChild)
        {
            return new StreamOrigin(Path, Definition.StepName(step), attempt);
        }

        StreamOrigin?[] origins = _parts!.Origins ??= new StreamOrigin?[Definition.Steps.Length];
        return origins[step] ??= new StreamOrigin(Path, Definition.StepName(step), 1);
    }
}
