using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>The message that arrives.</summary>
internal sealed class MessageDraft(string id)
{
    // The order of their first signs, which is the order in the message.
    private readonly List<BlockDraft> _blocks = [];
    private readonly Dictionary<int, BlockDraft> _byIndex = [];
    private BlockDraft? _last;
    private int _lastIndex;

    public string Id { get; } = id;

    public string? ModelId { get; set; }

    public Usage? Usage { get; set; }

    public StopReason StopReason { get; private set; }

    public string? RawStopReason { get; private set; }

    /// <summary>Whether the model has said why it stopped.</summary>
    public bool HasStopped { get; private set; }

    public int Count => _blocks.Count;

    public IEnumerable<BlockDraft> Blocks => _blocks;

    public IEnumerable<ActionCall> Calls => _blocks.OfType<ActionCall>();

    public BlockDraft? Find(int index)
    {
        if (_last is not null && index == _lastIndex)
        {
            return _last;
        }

        if (!_byIndex.TryGetValue(index, out BlockDraft? block))
        {
            return null;
        }

        _last = block;
        _lastIndex = index;
        return block;
    }

    /// <summary>Opens a block; one that has its index already is complete and keeps its place.</summary>
    public T Open<T>(int index, T block)
        where T : BlockDraft
    {
        _blocks.Add(block);
        _byIndex[index] = block;
        _last = block;
        _lastIndex = index;
        return block;
    }

    /// <summary>Keeps what stands for a block when the message is given back; behind it, and in its place. A second one for the
    /// same block takes the place of the first.</summary>
    /// <exception cref="ModelException">The content has no JSON form, so that the transcript could not keep it.</exception>
    public void Replay(int index, AIContent content)
    {
        System.Text.Json.JsonElement json;
        try
        {
            json = ContentJson.Of(content, typeof(AIContent));
        }
        catch (Exception problem) when (problem is NotSupportedException or System.Text.Json.JsonException)
        {
            throw new ModelException(
                $"The model's client gave back a {content.GetType().Name} that has no JSON form, so that no transcript can keep it. The client is wrong.", problem);
        }

        if (Find(index) is not { } block)
        {
            _blocks.Add(new ReplayDraft(_blocks.Count, new ReplayBlock(json)));
            return;
        }

        // Behind the block, before what came after it.
        int place = _blocks.IndexOf(block) + 1;
        var replay = new ReplayDraft(block.Number, new ReplayBlock(json, Replaces: 1));
        if (place < _blocks.Count && _blocks[place] is ReplayDraft before && before.Number == block.Number)
        {
            _blocks[place] = replay;
        }
        else
        {
            _blocks.Insert(place, replay);
        }
    }

    public void Stop(StopReason reason, string? raw)
    {
        HasStopped = true;
        StopReason = reason;
        RawStopReason = raw;
    }

    public AgentMessage ToMessage()
    {
        var blocks = new MessageBlock[_blocks.Count];
        for (int number = 0; number < blocks.Length; number++)
        {
            blocks[number] = _blocks[number].ToBlock();
        }

        return new(AgentRole.Assistant, blocks)
        {
            Id = Id,
            Usage = Usage,
            ModelId = ModelId,
            StopReason = StopReason,
            RawStopReason = RawStopReason,
        };
    }
}
