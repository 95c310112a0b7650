using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>Runs a graph of steps by chance, as an engine would with the openers that were found, and notes which join was
/// reached in the scope of which fan-out.</summary>
internal sealed class ScopeSimulation(StepSignature[] steps, Acceptance acceptance, Openers openers, Random random)
{
    private int _budget;

    /// <summary>The pairs of fan-out and join that collects in its scope.</summary>
    public HashSet<(int FanOut, int Join)> Collected { get; } = [];

    /// <summary>The pairs of opener and join of several events that met in its scope.</summary>
    public HashSet<(Opener Opener, int Join)> Met { get; } = [];

    /// <summary>The openers whose scope was opened.</summary>
    public HashSet<Opener> Opened { get; } = [];

    public void Run(int budget)
    {
        _budget = budget;
        Take(acceptance.Types[random.Next(acceptance.Types.Length)], null);
    }

    private sealed class Scope(Opener opener, bool isFanOut, SortedSet<int> joins, Scope? parent)
    {
        public Opener Opener { get; } = opener;

        public bool IsFanOut { get; } = isFanOut;

        public SortedSet<int> Joins { get; } = joins;

        public Scope? Parent { get; } = parent;

        public Dictionary<EventTarget, int> Arrived { get; } = [];
    }

    private void Take(EventReference type, Scope? scope)
    {
        if (_budget-- <= 0)
        {
            return;
        }

        SortedSet<int> joins = openers.JoinsOfType(type.Identity);
        Scope? inside = joins.Count == 0 ? scope : Open(new(-1, type.Identity), false, joins, scope);
        foreach (EventTarget target in acceptance.TargetsOf(type).OrderBy(_ => random.Next()))
        {
            if (target.Slot < 0)
            {
                Call(target.Step, type, inside);
            }
            else if (steps[target.Step].IsDiamond)
            {
                Meet(target, inside);
            }
            else
            {
                Collect(target.Step, inside);
            }
        }
    }

    private void Call(int step, EventReference? input, Scope? scope)
    {
        if (_budget-- <= 0)
        {
            return;
        }

        EventReference[] failures = [.. acceptance.MayBeTakenAsFailureOf(input)];
        if (failures.Length > 0 && random.Next(4) == 0)
        {
            Take(failures[random.Next(failures.Length)], scope);
            return;
        }

        SortedSet<int> joins = openers.JoinsOfStep(step);
        bool isFanOut = steps[step].IsFanOut;
        Scope? inside = isFanOut || joins.Count > 0 ? Open(new(step, null), isFanOut, joins, scope) : scope;
        EventReference[] result = [.. steps[step].Result.Events];
        for (int i = isFanOut ? random.Next(4) : random.Next(5) > 0 ? 1 : 0; i > 0 && result.Length > 0; i--)
        {
            Send(result[random.Next(result.Length)], inside);
        }

        foreach (EventReference sent in steps[step].Emits.Where(_ => random.Next(5) > 0))
        {
            Send(sent, inside);
        }

        if (isFanOut)
        {
            foreach (int join in joins.Where(join => steps[join].CollectSlots > 0))
            {
                Call(join, null, scope);
            }
        }
    }

    private Scope Open(Opener opener, bool isFanOut, SortedSet<int> joins, Scope? parent)
    {
        Opened.Add(opener);
        return new Scope(opener, isFanOut, joins, parent);
    }

    private void Send(EventReference ev, Scope? scope)
    {
        foreach (EventReference taken in acceptance.MayBeTakenAs(ev))
        {
            Take(taken, scope);
        }
    }

    private void Collect(int join, Scope? scope)
    {
        string? from = steps[join].CollectFrom;
        while (scope is not null && !(scope.IsFanOut && (from is null || steps[scope.Opener.Step].Name == from)))
        {
            scope = scope.Parent;
        }

        if (scope is not null)
        {
            Collected.Add((scope.Opener.Step, join));
        }
    }

    private void Meet(EventTarget target, Scope? scope)
    {
        while (scope is { IsFanOut: false } && !scope.Joins.Contains(target.Step))
        {
            scope = scope.Parent;
        }

        if (scope is null || !scope.Joins.Contains(target.Step))
        {
            return;
        }

        scope.Arrived[target] = scope.Arrived.GetValueOrDefault(target) + 1;
        EventTarget[] slots = [.. Enumerable.Range(0, steps[target.Step].Parameters.Count).Select(slot => new EventTarget(target.Step, slot))];
        if (slots.All(slot => scope.Arrived.GetValueOrDefault(slot) > 0))
        {
            Array.ForEach(slots, slot => scope.Arrived[slot]--);
            Met.Add((scope.Opener, target.Step));
            Call(target.Step, null, scope.Parent);
        }
    }
}
