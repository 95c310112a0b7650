using System.Text.Json;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

/// <summary>A client of OpenAI's Chat Completions and of every server that is compatible with them. Safe for any number of calls at once.</summary>
/// <remarks>What <see cref="ChatOptions"/> can say and the wire cannot is a <see cref="ModelRequestException"/> before anything is
/// sent; <see cref="ChatOptions.AdditionalProperties"/> become members of the request.</remarks>
public class ChatCompletionsClient : HttpModelClient
{
    private readonly ChatCompletionsServer _server;
    private readonly string? _model;

    /// <summary>A client of the server that the options name.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="ArgumentException">The options name no server.</exception>
    /// <exception cref="ModelAuthenticationException">The server needs a key, and neither the options nor the environment have one.</exception>
    public ChatCompletionsClient(ChatCompletionsOptions options)
        : this(options, ServerOf(options))
    {
    }

    /// <summary>A client of a server, whatever the options name.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="server">The server.</param>
    /// <exception cref="ModelAuthenticationException">The server needs a key, and neither the options nor the environment have one.</exception>
    protected ChatCompletionsClient(ChatCompletionsOptions options, ChatCompletionsServer server)
        : base(options, (server ?? throw new ArgumentNullException(nameof(server))).ToProvider())
    {
        _server = server;
        _model = options.Model;
    }

    /// <inheritdoc/>
    protected override void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(options);
        RequestBuilder.Of(_server, _model, messages, options).WriteTo(json);
    }

    /// <inheritdoc/>
    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new ChatCompletionsDecoder(origin);

    private static ChatCompletionsServer ServerOf(ChatCompletionsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Server ?? throw new ArgumentException("Server is null, and says where the requests go to and what they look like there.", nameof(options));
    }
}
