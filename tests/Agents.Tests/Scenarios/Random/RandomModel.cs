using System.Runtime.CompilerServices;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Gives the answers of a random script, some deltas at once and some later.</summary>
internal sealed class RandomModel(IReadOnlyList<RandomReply> replies, int seed)
{
    private readonly List<ChatOptions> _options = [];
    private int _opened;
    private int _closed;

    public int Opened => _opened;

    public int Closed => _closed;

    public IReadOnlyList<ChatOptions> Options => _options;

    public IReadOnlyList<IReadOnlyList<ChatMessage>> Messages { get; } = new List<IReadOnlyList<ChatMessage>>();

    public OwnModel Client => OwnModel.Of(StreamAsync);

    private async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RandomReply reply = replies[_opened++];
        ((List<IReadOnlyList<ChatMessage>>)Messages).Add(messages);
        _options.Add(options);
        var random = new Random(seed + _opened);
        try
        {
            foreach (ModelDelta delta in reply.Deltas)
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

            if (reply.End == ReplyEnd.Throws)
            {
                throw new ModelException("thrown");
            }
        }
        finally
        {
            _closed++;
        }

        if (reply.End == ReplyEnd.ThrowsAtDispose)
        {
            throw new ModelException("thrown at the end");
        }
    }
}
