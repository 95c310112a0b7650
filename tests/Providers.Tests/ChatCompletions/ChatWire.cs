using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>Clients over answers that need no network.</summary>
internal static class ChatWire
{
    public static ChatCompletionsServer Server { get; } = new("Local", new Uri("http://127.0.0.1:1/v1"));

    public static OpenAIChatClient Client(params byte[][] answers) => Client(CannedHandler.Of(answers));

    public static OpenAIChatClient Client(CannedHandler handler, ChatCompletionsServer? server = null) => new(new ChatCompletionsOptions
    {
        Server = server ?? Server,
        Model = "test-model",
        ApiKey = "test-key",
        MaxRetries = 0,
        HttpClient = handler.ToClient(),
    });

    /// <summary>What a decoder says of events that are given to it one by one.</summary>
    public static List<string> Decode(params string[] events)
    {
        var decoder = new ChatCompletionsDecoder(WireOrigin.Of("Local"));
        var deltas = new List<Models.ModelDelta>();
        bool isMore = true;
        foreach (string data in events)
        {
            isMore = decoder.Read(System.Text.Encoding.UTF8.GetBytes(data), deltas);
        }

        if (isMore)
        {
            decoder.End(deltas);
        }

        return [.. deltas.Select(DeltaText.Of)];
    }
}
