using System.Runtime.CompilerServices;
using GenFlow.Agents.Tests.Scenarios.Wires;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Gives the answers of a random script, some deltas at once and some later.</summary>
internal sealed class RandomModel(IReadOnlyList<(IReadOnlyList<ModelDelta> Deltas, ReplyEnd End)> replies, int seed, Wire wire)
{
    private WireModel? _wire;
    private readonly List<ChatOptions> _options = [];
    private int _opened;
    private int _closed;

    public int Opened => _opened;

    public int Closed => _closed;

    public IReadOnlyList<ChatOptions> Options => _options;

    public IReadOnlyList<IReadOnlyList<ChatMessage>> Messages { get; } = new List<IReadOnlyList<ChatMessage>>();

    public IChatClient Client => wire == Wire.Deltas ? OwnModel.Of(StreamAsync)
        : _wire ??= new WireModel(wire, OwnModel.Of(StreamAsync), (WireCut)(seed % 3), seed);

    /// <summary>Throws where the client has sent what no provider takes.</summary>
    public void Check() => _wire?.Check();

    private async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (IReadOnlyList<ModelDelta> deltas, ReplyEnd end) = replies[_opened++];
        ((List<IReadOnlyList<ChatMessage>>)Messages).Add(messages);
        _options.Add(options);
        var random = new Random(seed + _opened);
        try
        {
            foreach (ModelDelta delta in deltas)
            {
                if (random.Next(4) == 0)
                {
                    await Task.Yield();
                }

                if (random.Next(2) == 0)
                {
                    // Not every client asks its token at every step.
                    cancellationToken.ThrowIfCancellationRequested();
                }

                yield return delta;
            }

            if (end == ReplyEnd.Throws)
            {
                throw wire == Wire.Deltas || seed % 2 == 0 ? new ModelException("thrown") : new IOException("reset");
            }
        }
        finally
        {
            _closed++;
        }

        if (end == ReplyEnd.ThrowsAtDispose)
        {
            throw new ModelException("thrown at the end");
        }
    }
}
