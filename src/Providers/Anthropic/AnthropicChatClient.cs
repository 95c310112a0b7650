using System.Text.Json;
using GenFlow.Anthropic.Decoding;
using GenFlow.Anthropic.Requests;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic;

/// <summary>Anthropic's models over the Messages API, and any server that speaks it.</summary>
/// <remarks><para>What the provider has sent goes back to it unchanged: thoughts with their signatures, redacted thoughts, the calls
/// and results of its own tools, cited text, and blocks that this version does not know. Contents that belong to another provider
/// are left out, except text and the calls of actions.</para>
/// <para><see cref="HostedWebSearchTool"/> and <see cref="HostedCodeInterpreterTool"/> are the provider's own tools; the members of their
/// additional properties, such as <c>max_uses</c> or a newer <c>type</c>, become members of the tool.</para></remarks>
public sealed class AnthropicChatClient : HttpModelClient
{
    internal const string Wire = "anthropic";
    private const string Version = "2023-06-01";

    private readonly AnthropicOptions _options;

    /// <summary>A client of the model, with the key of the environment variable <c>ANTHROPIC_API_KEY</c>.</summary>
    /// <param name="model">The model, as Anthropic calls it.</param>
    /// <exception cref="Models.ModelAuthenticationException">The environment has no key.</exception>
    public AnthropicChatClient(string model)
        : this(new AnthropicOptions { Model = model })
    {
    }

    /// <summary>A client.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="Models.ModelAuthenticationException">Neither the options nor the environment have a key.</exception>
    /// <exception cref="ArgumentException">A setting is none that HTTP can send.</exception>
    public AnthropicChatClient(AnthropicOptions options)
        : base(options, new HttpProvider("Anthropic", new Uri("https://api.anthropic.com/v1"), "messages")
        {
            KeyVariable = "ANTHROPIC_API_KEY",
            RequiresKey = true,
            KeyHeader = "x-api-key",
        }) =>
        _options = options;

    /// <inheritdoc/>
    protected override void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        JsonSerializer.Serialize(json, RequestBuilder.Build(_options, messages, options), RequestJson.Default.RequestBody);

    /// <inheritdoc/>
    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new AnthropicDecoder(origin);

    /// <inheritdoc/>
    protected override void AddHeaders(HttpRequestMessage request, ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        Add(request, "anthropic-version", Version);
        if (_options.Betas.Count > 0)
        {
            Add(request, "anthropic-beta", string.Join(',', _options.Betas));
        }
    }

    // The user's own headers go before these.
    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.Contains(name))
        {
            request.Headers.Add(name, value);
        }
    }
}
