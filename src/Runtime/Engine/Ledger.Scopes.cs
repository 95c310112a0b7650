using GenFlow.CompilerServices;

namespace GenFlow.Engine;

// When scopes open and close.
internal sealed partial class Ledger
{
    /// <summary>Queues an event for several parameters, or for one that no step takes by itself.</summary>
    /// <param name="route">The parameters. Where joins wait for what comes of them, each is a branch of a fork.</param>
    /// <param name="ev">The event.</param>
    /// <param name="place">Where it stands; not that of a producer, see <see cref="Branch"/>.</param>
    /// <param name="refused">The step that could not take it; else −1.</param>
    /// <returns>What became of it at the first parameter that could not take it.</returns>
    public QueueResult Queue(RouteDefinition route, Event ev, BranchPlace place, out int refused)
    {
        refused = -1;
        Scope? fork = null;
        if (route.Joins.Length > 0 && !IsStopped && place.Scope is not { IsClosed: true })
        {
            fork = Open(opener: -1, place, route.Joins, isFork: true);
        }

        foreach (RouteTarget target in route.Targets)
        {
            QueueResult result = Queue(target, ev, fork is null ? place : new BranchPlace(fork, fork.Branches++));
            if (result > QueueResult.Collected)
            {
                refused = target.Step;
                return result;
            }
        }

        Leave(fork);
        return QueueResult.Queued;
    }

    /// <summary>Opens the scope of the step that the token runs: again, if its attempt is repeated.</summary>
    public void Open(Token token)
    {
        StepDefinition step = _definition.Steps[token.Step];
        token.Opened = Open(token.Step, token.Place, step.Joins, isFork: !step.IsFanOut);
    }

    /// <summary>Undoes the opening of the scope of the step that the token runs, in which nothing has been routed: its joins
    /// do not run. What is sent into it afterwards is refused.</summary>
    public void DropOpened(Token token)
    {
        if (token.Opened is not { } opened)
        {
            return;
        }

        token.Opened = null;
        opened.IsClosed = true;
        opened.IsDrawn = true;
        if (opened.IsHeldUp)
        {
            LetGoOn(opened);
        }

        // The token itself keeps the scope around it open.
        if (opened.Parent.Scope is { } around)
        {
            around.Open--;
        }
    }

    private static Scope Open(int opener, BranchPlace place, int[] joins, bool isFork)
    {
        int number = 0;
        if (place.Scope is { } around)
        {
            around.Open++;
            number = around.Scopes++;
        }

        return new Scope(opener, place, joins, isFork) { Number = number };
    }

    /// <summary>Something in a scope is over; the last closes it, and what its joins have goes on in the scope around it.</summary>
    private void Leave(Scope? scope)
    {
        while (scope is not null && !IsStopped && --scope.Open == 0)
        {
            Close(scope);
            scope = scope.Parent.Scope;
        }
    }

    private void Close(Scope scope)
    {
        scope.IsClosed = true;
        foreach (int join in scope.Joins)
        {
            StepDefinition step = _definition.Steps[join];
            if (step.CollectSlots > 0 && step.CollectCount == 0 && !step.CollectByKey)
            {
                // Also where nothing came.
                scope.Collected(join, step.CollectSlots);
            }
        }

        Gathered? gathered = scope.Take();
        while (gathered is not null)
        {
            Gathered current = gathered;
            gathered = current.Next;
            current.Next = null;
            if (current is CollectedEvents collected)
            {
                Deliver(collected, scope.Parent);
            }
            else
            {
                Settle((JoinedEvents)current, scope.Parent);
            }
        }
    }
}
