using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>The message that arrives.</summary>
internal sealed class MessageDraft(string id)
{
    // More than any model says in a message, and little enough to hold.
    private const int MostBlocks = 10_000;
    private const int MostCharacters = 64 << 20;
    private const int Item = 64;

    // The order of their first signs, which is the order in the message.
    private readonly List<BlockDraft> _blocks = [];
    private readonly Dictionary<int, BlockDraft> _byIndex = [];
    private BlockDraft? _last;
    private int _lastIndex;
    private long _characters;

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

    /// <summary>Counts what comes.</summary>
    /// <exception cref="ModelException">The message is greater than a message may be.</exception>
    public void Measure(in ModelDelta delta) => Measure(delta.Text.Length + (delta.Value is null ? 0 : SizeOf(delta.Value)));

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
        Grow();
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

        Measure(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json).Length);
        Grow();
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

    private void Grow()
    {
        if (_blocks.Count == MostBlocks)
        {
            throw new ModelException($"The model's message has more than {MostBlocks} blocks: it is taken for one that never ends. The server is wrong, or the model turns in circles.");
        }
    }

    private void Measure(long characters)
    {
        _characters += characters;
        if (_characters > MostCharacters)
        {
            throw new ModelException($"The model's message has more than {MostCharacters} characters: it is taken for one that never ends. The server is wrong, or the model turns in circles.");
        }
    }

    private static long SizeOf(object value) => value switch
    {
        string id => id.Length,
        Citation citation => Item + SizeOf(citation.Url, citation.Title, citation.Quote),
        ServerActionResult result => SizeOf(result.ActionId, result.Text) + result.Sources.Sum(static source => Item + SizeOf(source.Url, source.Title, source.Text)),
        _ => 0,
    };

    private static long SizeOf(params ReadOnlySpan<string?> texts)
    {
        long size = 0;
        foreach (string? text in texts)
        {
            size += text?.Length ?? 0;
        }

        return size;
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
