using System.Globalization;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Joins: what they collected is divided by key, and what fails where one cannot take its events.
public abstract partial class WorkflowRun
{
    /// <summary>Divides what a join collected by key: the token goes on with the first group, the others are queued. The keys
    /// are user code: not under the lock, and what they throw is the step's failure.</summary>
    /// <returns>What the user's code threw; null where nothing did, or nothing was to be divided.</returns>
    private Exception? DivideByKey(Token token)
    {
        if (token.Payload is not CollectedEvents { Scope: not null } collected
            || !Definition.Steps[token.Step].CollectByKey
            || HasOutcome)
        {
            return null;
        }

        List<CollectedEvents> groups;
        try
        {
            groups = collected.Divide(KeyOf);
        }
#pragma warning disable CA1031 // The step's failure, as if its body had thrown it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
        finally
        {
            RestoreContext();
        }

        bool request;
        using (_ledger.Enter())
        {
            _ledger.Divide(token, groups);
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        FailIfTooMany(token.Step);
        return null;
    }

    /// <summary>A join could not take an event.</summary>
    private void FailRefused(QueueResult result, Event ev, int join, string? producer, Token? ending = null)
    {
        StepDefinition step = Definition.Steps[join];
        switch (result)
        {
            case QueueResult.NoScope:
                string? from = step.CollectFrom < 0 ? null : Definition.StepName(step.CollectFrom);
                Fail(producer, UnroutableEventException.NoFanOut(Definition.Name, producer, step.Name, from, ev), ending);
                break;
            case QueueResult.Surplus:
                Fail(producer, new SurplusEventException(Definition.Name, producer, step.Name, ev), ending);
                break;
            default:
                FailTooManySteps(step.Name, ending);
                break;
        }
    }

    /// <summary>A join's scope has ended without an event that the join cannot do without.</summary>
    private void FailIncomplete(JoinedEvents joined)
    {
        if (HasOutcome)
        {
            // What is missing may be so because the run ends.
            return;
        }

        StepDefinition step = Definition.Steps[joined.Join];
        var missing = new List<string>();
        var arrived = new List<string>();
        for (int slot = 0; slot < step.EventSlots.Length; slot++)
        {
            if (joined[slot] is { } ev)
            {
                arrived.Add(UserText.Of(ev));
            }
            else if (!step.EventSlots[slot])
            {
                missing.Add(slot < step.EventTypes.Length
                    ? step.EventTypes[slot]
                    : string.Create(CultureInfo.InvariantCulture, $"event for parameter {slot + 1}"));
            }
        }

        Fail(step.Name, new MissingEventException(Definition.Name, step.Name, missing, arrived));
    }
}
