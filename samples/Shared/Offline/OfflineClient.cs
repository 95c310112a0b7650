using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace Shared.Offline;

/// <summary>A model without a network: rules in the place of weights. It knows nothing but what it is asked, and decides from it
/// what to do next, so that the agent around it works as with any other.</summary>
public static class OfflineClient
{
    /// <summary>The model as a chat client.</summary>
    /// <param name="decide">Its rules.</param>
    /// <param name="pace">How long it takes for a piece of text.</param>
    public static IChatClient Create(Func<ScriptedRequest, Decision> decide, TimeSpan pace)
    {
        var writer = new Writer(pace);
        return ScriptedModelStream.Of(request => writer.Write(request, decide(request)));
    }
}
