using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Between chat clients and streams of deltas.</summary>
public static class ModelStreams
{
    /// <summary>The client as a stream of deltas.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The client itself where it is one.</returns>
    public static IModelStream Of(IChatClient client) => (IModelStream)client;
}
