using System.Text;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>What a client gave for one call: the text, and how it ended.</summary>
internal sealed record FaultRun(string Text, Exception? Problem, bool IsStopped)
{
    public static readonly IReadOnlyList<ChatMessage> Hi = [new(ChatRole.User, "Hi")];

    /// <summary>Calls, reads to the end, and looks after the connection.</summary>
    public static async Task<FaultRun> OfAsync(HttpModelClient client, Action<ModelDelta>? onDelta = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        bool isStopped = false;
        Exception? problem = null;
        try
        {
            await foreach (ModelDelta delta in client.StreamAsync(Hi, new ChatOptions(), cancellationToken))
            {
                text.Append(delta.Kind == ModelDeltaKind.Text ? delta.Text : "");
                isStopped |= delta.Kind == ModelDeltaKind.Stop;
                onDelta?.Invoke(delta);
            }
        }
        catch (Exception caught)
        {
            problem = caught;
        }

        return new(text.ToString(), problem, isStopped);
    }

    /// <summary>Plays one answer after the other to one call.</summary>
    public static async Task<FaultRun> OfAsync(FaultWire wire, FaultOptions options, params WireAnswer[] answers)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(answers);
        FaultRun run = await OfAsync(wire.Client(options with { Url = player.Url }));
        await player.ClosedAsync();
        player.Verify();
        return run;
    }

    /// <summary>The one error that ended it.</summary>
    public T Error<T>()
        where T : ModelException
    {
        T error = Assert.IsType<T>(Problem);
        Assert.DoesNotContain(FaultOptions.Key, error.ToString(), StringComparison.Ordinal);
        Assert.False(IsStopped);
        return error;
    }

    public void Complete(string text)
    {
        Assert.Null(Problem);
        Assert.Equal((text, true), (Text, IsStopped));
    }
}
