using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests;

/// <summary>Readers of updates that leave while the next delta is on its way.</summary>
public sealed class LeavingTests
{
    private bool _isClosed;

    [Fact]
    public async Task Reader_that_leaves_at_a_call_while_the_model_goes_on_closes_the_stream()
    {
        var never = new TaskCompletionSource();

        await foreach (ChatResponseUpdate update in ModelStreams.ToUpdates(Calling(never.Task)))
        {
            if (update.Contents is [FunctionCallContent])
            {
                break;
            }
        }

        Assert.True(_isClosed);
    }

    [Fact]
    public async Task Failure_behind_a_call_that_was_given_early_is_thrown()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();

        InvalidDataException problem = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (ChatResponseUpdate update in ModelStreams.ToUpdates(Calling(gate.Task)))
            {
                if (update.Contents is [FunctionCallContent call])
                {
                    seen.Add(call.Name);
                    gate.SetException(new InvalidDataException("no"));
                }
            }
        });

        Assert.Equal("no", problem.Message);
        Assert.Equal(["find"], seen);
        Assert.True(_isClosed);
    }

    private async IAsyncEnumerable<ModelDelta> Calling(Task gate, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return ModelDelta.ActionStart(0, "c", "find");
            yield return ModelDelta.ActionFragment(0, "{}");
            yield return ModelDelta.BlockEnd(0);
            await gate.WaitAsync(cancellationToken);
            yield return ModelDelta.Stop(StopReason.Actions, "tool_use");
        }
        finally
        {
            _isClosed = true;
        }
    }
}
