using System.Text.Json;
using GenFlow.Models.Http;
using GenFlow.OpenAI.Responses;
using GenFlow.OpenAI.Responses.Requests;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI;

/// <summary>OpenAI's models, and compatible servers, over the Responses API: thoughts and their encrypted form, functions and
/// custom tools, and what the provider runs itself. What it has sent goes back to it unchanged.</summary>
/// <remarks>A <see cref="ChatOptions.ConversationId"/> is the id of a response to go on from, or of a conversation
/// (<c>conv_…</c>): the messages are then only what is new, and the provider keeps the response. Other members of a request are
/// given in <see cref="ChatOptions.AdditionalProperties"/> by their names on the wire.</remarks>
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
        : base(options, new HttpProvider("OpenAI", new Uri("https://api.openai.com/v1"), "responses")
        {
            KeyVariable = "OPENAI_API_KEY",
            RequiresKey = true,
        })
    {
        _options = options;
        CheckHeader(options.Organization, nameof(options.Organization));
        CheckHeader(options.Project, nameof(options.Project));
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

    private static void CheckHeader(string? value, string name)
    {
        if (value is not null && !value.All(static letter => letter is > ' ' and < '\x7f'))
        {
            throw new ArgumentException($"{name} has characters that no header has, such as blanks or line breaks.", nameof(value));
        }
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && !request.Headers.Contains(name))
        {
            request.Headers.Add(name, value);
        }
    }
}
