using System.Text.Json;
using GenFlow.Anthropic.Decoding;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic;

/// <summary>For agents on other clients of Anthropic's models.</summary>
public static class AnthropicEvents
{
    /// <summary>Lets agents read the events of the Messages API that a client hands on as the raw representations of its updates, as
    /// that of Anthropic's own library does: fragments of arguments, the ends of blocks, calls that the provider runs itself, usage,
    /// the provider's own word for why it stopped.</summary>
    /// <param name="client">The client.</param>
    /// <param name="eventOf">The event in an update's raw representation, as JSON; null where it is none. For Anthropic's library:
    /// <c>static raw => (raw as RawMessageStreamEvent)?.Json</c>.</param>
    /// <returns>The same client for everybody else; see <see cref="ModelStreams.WithEvents"/>.</returns>
    public static IChatClient WithAnthropicEvents(this IChatClient client, Func<object, JsonElement?> eventOf)
    {
        WireOrigin origin = WireOrigin.Of("Anthropic");
        return ModelStreams.WithEvents(client, eventOf, () => new AnthropicDecoder(origin));
    }
}
