using System.Text.Json;
using GenFlow.Models.Http;
using GenFlow.OpenAI.Responses;
using GenFlow.OpenAI.Responses.Requests;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI;

/// <summary>OpenAI's models, and compatible servers, over the Responses API: thoughts and their encrypted form, functions and
/// custom tools (<see cref="OpenAICustomTool"/>), and what the provider runs itself. What it has sent goes back to it unchanged.
/// Safe for any number of calls at once.</summary>
/// <remarks><para><see cref="HostedWebSearchTool"/>, <see cref="HostedFileSearchTool"/>, <see cref="HostedCodeInterpreterTool"/>,
/// <see cref="HostedImageGenerationTool"/> and <see cref="HostedMcpServerTool"/> are tools that the provider runs; the members of
/// their additional properties become members of the tool. An MCP server that asks for approval is refused.</para>
/// <para>Thoughts are shown where <see cref="ReasoningOptions.Output"/> asks for a summary.</para>
/// <para>A <see cref="ChatOptions.ConversationId"/> is the id of a response to go on from, or of a conversation
/// (<c>conv_…</c>): the messages are then only what is new, and the provider keeps the response. An agent sends its
/// session with every call: with it go on from a response, not from a conversation, which would have everything twice.</para>
/// <para>Other members of a request are given in <see cref="ChatOptions.AdditionalProperties"/> by their names on the wire.</para></remarks>
public sealed class OpenAIResponsesChatClient : HttpModelClient
{
    private readonly OpenAIResponsesOptions _options;

    /// <summary>A client of one model, with the key of the environment.</summary>
    /// <param name="model">The model, as the provider calls it.</param>
    /// <exception cref="Models.ModelAuthenticationException">The environment has no key.</exception>
    public OpenAIResponsesChatClient(string model)
        : this(new OpenAIResponsesOptions { Model = model ?? throw new ArgumentNullException(nameof(model)) })
    {
    }

    /// <summary>A client.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="Models.ModelAuthenticationException">OpenAI's own API is asked, and neither the options nor the environment have a key.</exception>
    /// <exception cref="ArgumentException">A setting is none that HTTP can send.</exception>
    public OpenAIResponsesChatClient(OpenAIResponsesOptions options)
        : base(options, new HttpProvider("OpenAI", HostOf(options), "responses")
        {
            KeyVariable = "OPENAI_API_KEY",
            RequiresKey = true,
        })
    {
        _options = options;
        CheckHeaders(options);
    }

    /// <inheritdoc/>
    protected override void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(options);
        RequestBody body = RequestBodies.Create(_options, messages, options);
        JsonSerializer.Serialize(json, body, RequestJson.Default.RequestBody);
    }

    /// <inheritdoc/>
    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new ResponsesDecoder(origin);

    /// <inheritdoc/>
    protected override void AddHeaders(HttpRequestMessage request, ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        Add(request, "OpenAI-Organization", _options.Organization);
        Add(request, "OpenAI-Project", _options.Project);
    }

    private static Uri HostOf(OpenAIResponsesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.BaseUrl is { } url && OpenAIHost.IsOwn(url) ? url : OpenAIHost.Default;
    }

    private static void CheckHeaders(OpenAIResponsesOptions options)
    {
        string? wrong = IsHeader(options.Organization) ? IsHeader(options.Project) ? null : nameof(options.Project) : nameof(options.Organization);
        if (wrong is not null)
        {
            throw new ArgumentException($"{wrong} has characters that no header has, such as blanks or line breaks.", nameof(options));
        }
    }

    private static bool IsHeader(string? value) => value is null || value.All(static letter => letter is > ' ' and < '\x7f');

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && !request.Headers.Contains(name))
        {
            request.Headers.Add(name, value);
        }
    }
}
