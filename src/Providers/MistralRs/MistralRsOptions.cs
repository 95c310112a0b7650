using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using Microsoft.Extensions.Logging;

namespace GenFlow.MistralRs;

/// <summary>Which model is asked, and where its server is or how it is started. Settings out of range are refused where they are made.</summary>
/// <remarks>Without further settings the server at <c>http://localhost:1234/v1</c>, mistral.rs's own default, is asked; where none
/// answers, one is started there if <c>mistralrs</c> is on the path. <see cref="HttpModelOptions.BaseUrl"/> names another
/// address.</remarks>
public sealed class MistralRsOptions : HttpModelOptions
{
    internal static readonly Uri DefaultUrl = new("http://localhost:1234/v1");

    /// <summary>A model.</summary>
    /// <param name="model">Its name on the Hugging Face Hub, or the directory of its files: what a server is started with, and what
    /// requests name. <c>default</c> is whatever the server has loaded.</param>
    /// <exception cref="ArgumentException">It is empty, or begins with a hyphen: the program would take it for an option.</exception>
    public MistralRsOptions(string model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        if (model[0] == '-')
        {
            throw new ArgumentException($"'{model}' is no model: the program of the server would take it for an option. Name a model of the Hugging Face Hub, or a directory, such as ./{model}.", nameof(model));
        }

        Model = model;
    }

    /// <summary>Whether a server is started; where none is running by default.</summary>
    public MistralRsStart Start { get; init; }

    /// <summary>How a server is started; null for mistral.rs's own defaults.</summary>
    public MistralRsServerOptions? Server { get; init; }

    /// <summary>Which earlier thoughts the model gets back; by default those that led to calls.</summary>
    public ReasoningReplay ReasoningReplay { get; init; } = ReasoningReplay.WithActions;

    /// <summary>Gets what becomes of a started server, and at <see cref="LogLevel.Debug"/> the lines that it prints. Prompts, answers
    /// and keys are never logged by this client.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    internal ChatCompletionsOptions ToChatCompletions(Uri url) => new()
    {
        Server = new ChatCompletionsServer("mistral.rs", url) { TakesTopK = true, ReasoningReplay = ReasoningReplay },
        Model = Model,
        ApiKey = ApiKey,
        HttpClient = HttpClient ?? (url.IsAbsoluteUri && url.IsLoopback ? Loopback.Client : null),
        CreateHttpClient = CreateHttpClient,
        Headers = Headers,
        MaxRetries = MaxRetries,
        RetryDelay = RetryDelay,
        MaxRetryDelay = MaxRetryDelay,
        ConnectTimeout = ConnectTimeout,
        IdleTimeout = IdleTimeout,
        TotalTimeout = TotalTimeout,
        MaxResponseBytes = MaxResponseBytes,
        MaxEventBytes = MaxEventBytes,
        TimeProvider = TimeProvider,
    };
}
