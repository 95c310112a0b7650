using System.Text.Json;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A client whose updates carry the events of its wire. Passes everything on; whoever reads its updates, also through
/// middleware around it, asks it how.</summary>
internal sealed class EventsClient(IChatClient client, UpdateEvents events) : DelegatingChatClient(client)
{
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(UpdateEvents) ? events : base.GetService(serviceType, serviceKey);
}

/// <summary>How the events of a wire are found in updates, and read.</summary>
internal sealed record UpdateEvents(Func<object, JsonElement?> EventOf, Func<IWireDecoder> CreateDecoder);
