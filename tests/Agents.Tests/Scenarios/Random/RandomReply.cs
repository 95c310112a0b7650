using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>How a scripted answer ends.</summary>
internal enum ReplyEnd
{
    Normal,
    Throws,
    ThrowsAtDispose,
}

/// <summary>Deltas in an order that a model may, or may not, give.</summary>
internal sealed class RandomReply
{
    private static readonly string[] s_names = ["plain", "plain", "eager", "eager", "strict", "fail", "slow", "ask", "offer", "force", "later", "done", "nobody"];

    private static readonly StopReason[] s_reasons =
    [
        StopReason.EndOfTurn, StopReason.EndOfTurn, StopReason.Actions, StopReason.Actions, StopReason.Actions, StopReason.StopSequence, StopReason.Unknown, StopReason.Pause,
        StopReason.OutputLimit, StopReason.ContextLimit, StopReason.Refusal, StopReason.ContentFilter,
    ];

    private readonly Random _random;
    private readonly List<ModelDelta> _deltas = [];

    public RandomReply(Random random, bool isSane = false)
    {
        _random = random;
        bool isNonsense = random.Next(5) == 0 && !isSane;
        if (isNonsense)
        {
            AddNonsense();
        }
        else
        {
            AddBlocks();
        }

        AddEnd();
        if (random.Next(8) == 0)
        {
            // Broken off anywhere.
            int at = random.Next(_deltas.Count);
            _deltas.RemoveRange(at, _deltas.Count - at);
        }

        End = random.Next(20) switch { 0 or 1 => ReplyEnd.Throws, 2 => ReplyEnd.ThrowsAtDispose, _ => ReplyEnd.Normal };
    }

    public IReadOnlyList<ModelDelta> Deltas => _deltas;

    public ReplyEnd End { get; }

    private void AddBlocks()
    {
        List<Queue<ModelDelta>> strands = [.. Enumerable.Range(0, _random.Next(5)).Select(Block)];
        bool interleaves = _random.Next(3) == 0;
        while (strands.Count > 0)
        {
            Queue<ModelDelta> strand = strands[interleaves ? _random.Next(strands.Count) : 0];
            _deltas.Add(strand.Dequeue());
            if (strand.Count == 0)
            {
                strands.Remove(strand);
            }

            if (_random.Next(10) == 0)
            {
                _deltas.Add(Usage());
            }
        }
    }

    private Queue<ModelDelta> Block(int index)
    {
        List<ModelDelta> deltas = [];
        switch (_random.Next(8))
        {
            case 0 or 1:
                deltas.AddRange(Enumerable.Range(0, _random.Next(4)).Select(_ => ModelDelta.OfText(index, Text())));
                deltas.Add(_random.Next(3) == 0 ? ModelDelta.Cites(index, new Citation("https://example.org")) : ModelDelta.OfText(index, "."));
                break;
            case 2:
                deltas.AddRange(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => ModelDelta.Thought(index, Text())));
                deltas.Add(ModelDelta.Signature(index, "sig"));
                break;
            case 3:
                deltas.Add(ModelDelta.ServerActionStart(index, ServerId(), "web_search"));
                deltas.AddRange(Fragments(index));
                if (_random.Next(2) == 0)
                {
                    deltas.Add(ModelDelta.Replay(index, new TextContent("as it came")));
                }

                if (_random.Next(3) > 0)
                {
                    deltas.Add(ModelDelta.ServerResult(index + 100, new ServerActionResult(deltas[0].Id, "found", [], _random.Next(2) == 0)));
                }

                break;
            case 4 when _random.Next(3) == 0:
                // Middleware around the client runs it.
                deltas.Add(ModelDelta.ActionStart(index, $"m{index}", s_names[_random.Next(s_names.Length)]));
                deltas.AddRange(Fragments(index));
                deltas.Add(ModelDelta.ServerResult(index + 100, new ServerActionResult($"m{index}", "run elsewhere", [])));
                deltas.Add(ModelDelta.Replay(index + 100, new FunctionResultContent($"m{index}", "run elsewhere")));
                break;
            default:
                deltas.Add(ModelDelta.ActionStart(index, Id(), s_names[_random.Next(s_names.Length)]));
                deltas.AddRange(Fragments(index));
                if (_random.Next(4) == 0)
                {
                    deltas.Add(ModelDelta.Replay(index, new FunctionCallContent(deltas[0].Id, deltas[0].Text)));
                }

                break;
        }

        if (_random.Next(10) > 0)
        {
            deltas.Add(ModelDelta.BlockEnd(index));
        }

        return new(deltas);
    }

    private void AddNonsense()
    {
        for (int count = _random.Next(12); count > 0; count--)
        {
            int index = _random.Next(3);
            _deltas.Add(_random.Next(15) switch
            {
                0 => ModelDelta.Begin("r", "m"),
                1 or 2 => ModelDelta.OfText(index, Text()),
                3 => ModelDelta.Thought(index, Text()),
                4 => ModelDelta.Signature(index, "sig"),
                5 or 6 => ModelDelta.ActionStart(index, Id(), s_names[_random.Next(s_names.Length)]),
                7 => ModelDelta.ActionFragment(index, Arguments()),
                8 or 9 => ModelDelta.BlockEnd(index),
                10 => ModelDelta.ServerActionStart(index, ServerId(), "web_search"),
                11 => ModelDelta.ServerResult(index, new ServerActionResult(ServerId(), "found", [])),
                12 => ModelDelta.Replay(index + 50, new TextContent("as it came")),
                13 => _random.Next(5) == 0 ? default : ModelDelta.Stop(s_reasons[_random.Next(s_reasons.Length)], null),
                _ => Usage(),
            });
        }
    }

    private void AddEnd()
    {
        if (_random.Next(12) > 0)
        {
            _deltas.Add(ModelDelta.Stop(s_reasons[_random.Next(s_reasons.Length)], "raw"));
        }

        if (_random.Next(2) == 0)
        {
            _deltas.Add(Usage());
        }
    }

    private ModelDelta Usage() => ModelDelta.OfUsage(new(_random.Next(100), _random.Next(100)));

    private string Text() => _random.Next(4) == 0 ? "" : new string((char)('a' + _random.Next(26)), 1 + _random.Next(3));

    private string Id() => _random.Next(6) switch { 0 => "", 1 => "call", _ => $"c{_random.Next(1_000)}" };

    private string ServerId() => _random.Next(3) == 0 ? "s" : $"s{_random.Next(100)}";

    private IEnumerable<ModelDelta> Fragments(int index)
    {
        string json = Arguments();
        while (json.Length > 0)
        {
            int length = Math.Min(json.Length, 1 + _random.Next(8));
            yield return ModelDelta.ActionFragment(index, json[..length]);
            json = json[length..];
        }
    }

    private string Arguments() => _random.Next(12) switch
    {
        0 => "",
        1 => "{}",
        2 => "{\"count\":\"many\"}",
        3 => "{\"city\":\"Os",
        4 => "{\"count\":1} and",
        5 => "[1]",
        6 => "{count:1}",
        _ => $"{{\"city\":\"Oslo\",\"count\":{_random.Next(100_000)}}}",
    };
}
