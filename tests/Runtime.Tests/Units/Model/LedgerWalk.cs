using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow.Tests.Units.Model;

/// <summary>Drives a ledger and its model by the same random choices and compares them after each.</summary>
internal sealed class LedgerWalk
{
    private const int Choices = 150;
    private readonly Random _random;
    private readonly RandomFlow _flow;
    private readonly LedgerHarness _run;
    private readonly LedgerModel _model;
    private readonly List<(Token Token, ModelNode Node)> _running = [];
    private readonly Dictionary<Token, Task> _heldUp = [];
    private readonly Dictionary<Scope, ModelScope> _scopes = [];
    private readonly List<(BranchPlace Place, ModelPlace Model)> _left = [];
    private int _events;
    private int _choices;
    private bool _failed;

    public LedgerWalk(int seed)
    {
        _random = new Random(seed);
        _flow = new RandomFlow(_random);
        _run = new LedgerHarness(_flow.Definition, new RunOptions { FanOutWindow = 1 + _random.Next(5) });
        _model = new LedgerModel(_flow.Steps);
    }

    /// <summary>What was seen, for a test that the walks go everywhere.</summary>
    public HashSet<string> Seen { get; } = [];

    private Ledger Ledger => _run.Ledger;

    public void Go()
    {
        Send(default, default);
        Check();
        while (!_failed && (_model.Active > 0 || GoOn()))
        {
            _choices++;
            Assert.True(_choices < 5_000, "It does not end.");
            Choose();
            Check();
        }

        if (!_failed)
        {
            Assert.True(Ledger.IsIdle);
            Assert.All(_scopes, static pair => Assert.True(pair.Key.IsClosed));
            Assert.All(_model.Scopes, static scope => Assert.True(scope.IsClosed));
            Seen.Add("end");
        }
    }

    private void Choose()
    {
        foreach (Token free in _heldUp.Where(static pair => pair.Value.IsCompleted).Select(static pair => pair.Key).ToArray())
        {
            _heldUp.Remove(free);
        }

        (Token Token, ModelNode Node)[] free2 = [.. _running.Where(pair => !_heldUp.ContainsKey(pair.Token))];
        if (free2.Length == 0 || _random.Next(3) == 0)
        {
            Token? started = _run.TryStart();
            Assert.Equal(_model.Ready > 0, started is not null);
            Assert.False(started is null && free2.Length == 0, "Nothing can move.");
            if (started is not null)
            {
                Started(started);
            }

            return;
        }

        (Token token, ModelNode node) = free2[_random.Next(free2.Length)];
        switch (_random.Next(_choices > Choices ? 1 : 7))
        {
            case 0 or 1:
                End(token, node);
                break;
            case 2 when token.Opened is { Branches: 0 } && node.Opened!.Inner.Count == 0:
                Seen.Add("dropped");
                _left.Add((token.ProducedPlace, new(node.Opened, BranchPlace.Producer)));
                Ledger.DropOpened(token);
                _model.DropOpened(node);
                Ledger.Open(token);
                _model.OpenFor(node);
                Bind(token.Opened!, node.Opened!);
                break;
            case 3 when _left.Count > 0:
                Seen.Add("ghost");
                (BranchPlace place, ModelPlace model) = _left[_random.Next(_left.Count)];
                Send(place, model);
                break;
            default:
                Send(token.ProducedPlace, Produced(node));
                LookForRoom(token);
                break;
        }
    }

    private void Send(BranchPlace place, ModelPlace model)
    {
        int number = _events++;
        int route = _random.Next(-6, _flow.Routes.Length);
        RouteDefinition definition = route < 0 ? new RouteDefinition(new RouteTarget(_random.Next(6))) : _flow.Routes[route];
        bool refused = definition.Targets.Any(target =>
            _model.Peek(target, model) > QueueResult.ScopeClosed && !(target.Slot >= 0 && definition.Joins.Contains(target.Step)));
        if (refused && _random.Next(20) > 0)
        {
            return;
        }

        place = Ledger.Branch(place);
        if (model.Index == BranchPlace.Producer)
        {
            model = new(model.Scope, model.Scope!.Branches++);
        }

        QueueResult expected = _model.Queue(definition, number, model);
        Assert.Equal(expected, _run.Along(definition, number, place));
        Seen.Add(expected.ToString());
        _failed |= expected.FailsRun();
    }

    private void LookForRoom(Token token)
    {
        if (!_failed && token.Opened is { IsFork: false } scope && _random.Next(3) > 0 && Ledger.Room(scope) is { } room)
        {
            Seen.Add("held up");
            _heldUp[token] = room;
        }
    }

    private void End(Token token, ModelNode node)
    {
        Ledger.EndStep(token);
        _model.EndStep(node);
        if (_random.Next(3) > 0 && _choices < Choices)
        {
            Send(token.ProducedPlace, Produced(node));
            if (_failed)
            {
                return;
            }
        }

        _left.Add((token.ProducedPlace, Produced(node)));
        _running.Remove((token, node));
        _model.End(node);
        Token? next = Ledger.EndAndStart(token, ledNowhere: true, keep: _random.Next(2) == 0);
        if (next is not null)
        {
            Assert.Same(token, next);
            Started(next);
        }
    }

    private void Started(Token token)
    {
        ModelNode node = _model.Start();
        Assert.Equal(_flow.Steps[node.Step].Name, _flow.Steps[token.Step].Name);
        Assert.Equal(node.Content, ContentOf(token));
        Assert.Equal(node.Place.Scope is null ? 0 : node.Place.Index, token.Place.Index);
        Bind(token.Place.Scope, node.Place.Scope);
        Bind(token.Opened, node.Opened);
        Seen.Add(_flow.Steps[token.Step].Name);
        if (token.Payload is CollectedEvents { Scope: not null } collected && _flow.Steps[token.Step].CollectByKey)
        {
            node = Divide(token, node, collected);
        }

        _running.Add((token, node));
    }

    private ModelNode Divide(Token token, ModelNode node, CollectedEvents collected)
    {
        string[] groups = [.. node.Content
            .Split(',')
            .Select(static number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))
            .GroupBy(LedgerModel.KeyOf)
            .Select(static group => LedgerModel.Text([group]))];
        node = _model.Divide(node, groups);
        Ledger.Divide(token, collected.Divide(static (_, ev) => LedgerModel.KeyOf(((Note)ev).Number)));
        Assert.Equal(node.Content, ContentOf(token));
        Seen.Add(groups.Length > 1 ? "groups" : "one group");
        return node;
    }

    private void Check()
    {
        if (_model.Incomplete.Count > 0)
        {
            Assert.Contains(Ledger.TakeIncomplete()!.Join, _model.Incomplete);
            Seen.Add("incomplete");
            _failed = true;
        }

        if (_failed)
        {
            return;
        }

        Assert.Null(Ledger.TakeIncomplete());
        Assert.Equal((_model.Active, _model.Pending, _model.Ready), (Ledger.Active, Ledger.Pending, Ledger.Ready));
        foreach ((Scope scope, ModelScope model) in _scopes)
        {
            Assert.Equal(model.IsClosed, scope.IsClosed);
            if (model is { IsProducing: true, IsFork: false })
            {
                Assert.Equal(_model.Waiting(model), scope.Waiting);
            }
        }
    }

    /// <summary>Nothing is left: whether what waits in the run itself goes on.</summary>
    private bool GoOn()
    {
        _model.SettleRun();
        Assert.Equal(_model.Active == 0 && _model.Incomplete.Count == 0, Ledger.HasStalled());
        Seen.Add("settled");
        Check();
        return !_failed && _model.Active > 0;
    }

    private void Bind(Scope? scope, ModelScope? model)
    {
        Assert.Equal(model is null, scope is null);
        if (scope is null)
        {
            return;
        }

        if (_scopes.TryGetValue(scope, out ModelScope? known))
        {
            Assert.Same(model, known);
            return;
        }

        Assert.Equal((model!.Opener, model.IsFork, model.Joins), (scope.Opener, scope.IsFork, scope.Joins));
        _scopes.Add(scope, model);
        Bind(scope.Parent.Scope, model.Parent.Scope);
    }

    private static ModelPlace Produced(ModelNode node) => node.Opened is null ? node.Place : new(node.Opened, BranchPlace.Producer);

    private string ContentOf(Token token) => LedgerModel.Text(token.Payload switch
    {
        CollectedEvents collected => Enumerable.Range(0, _flow.Steps[token.Step].CollectSlots)
            .Select(slot => collected.List<Note>(slot).Select(static note => note.Number)),
        JoinedEvents joined => Enumerable.Range(0, _flow.Steps[token.Step].EventSlots.Length)
            .Select(slot => joined[slot] is Note note ? (int[])[note.Number] : []),
        var single => [[((Note)single).Number]],
    });
}
