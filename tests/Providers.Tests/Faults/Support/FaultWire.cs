using System.Text;
using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Models.Http;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>A wire, as far as faults need it: its client, and the events that an answer on it consists of.</summary>
public abstract class FaultWire
{
    /// <summary>All wires, and the simplest, which has nothing but what they share.</summary>
    public static readonly IReadOnlyList<FaultWire> All = [new TextFaultWire(), new AnthropicFaultWire(), new ResponsesFaultWire(), new ChatFaultWire()];

    /// <summary>The names of all wires, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(static wire => wire.Name)];

    public abstract string Name { get; }

    /// <summary>What comes first, without text; empty where there is none.</summary>
    public abstract string Begin { get; }

    /// <summary>What says nothing.</summary>
    public virtual string Ping => ": ping\n\n";

    public static FaultWire Of(string name) => All.Single(wire => wire.Name == name);

    internal abstract HttpModelClient Client(FaultOptions options);

    /// <summary>One more piece of one text.</summary>
    public abstract string Text(string text);

    /// <summary>The end of a text, and of a complete answer.</summary>
    public abstract string End { get; }

    /// <summary>An action without its end, in a place of its own; the text before it has ended.</summary>
    public abstract string Action(string name, params string[] fragments);

    /// <summary>One more fragment of it.</summary>
    public abstract string Fragment(string fragment);

    /// <summary>The end of an action, as far as the wire has one.</summary>
    public abstract string ActionEnd { get; }

    /// <summary>The end of an answer whose last is an action that has ended.</summary>
    public abstract string ActionStop { get; }

    protected static string Json(string text) => JsonSerializer.Serialize(text);

    private protected static T Options<T>(FaultOptions options)
        where T : HttpModelOptions, new() => new()
        {
            Model = "m",
            ApiKey = options.ApiKey,
            BaseUrl = options.Url,
            HttpClient = options.HttpClient,
            TimeProvider = options.Time,
            MaxRetries = options.MaxRetries,
            RetryDelay = options.RetryDelay,
            ConnectTimeout = FaultOptions.ConnectTimeout,
            IdleTimeout = FaultOptions.IdleTimeout,
            TotalTimeout = options.TotalTimeout,
            MaxResponseBytes = options.MaxResponseBytes,
        };

    /// <summary>An answer of texts.</summary>
    public WireAnswer Answer(params string[] texts) => WireAnswer.Sse(Begin + string.Concat(texts.Select(Text)) + End);

    /// <summary>The bytes of some of an answer's beginning.</summary>
    public long Length(params string[] texts) => Encoding.UTF8.GetByteCount(Begin + string.Concat(texts.Select(Text)));
}
