using System.Runtime.CompilerServices;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>Recorded answers of the Responses API, and the lines of deltas that they give.</summary>
internal static class ResponsesRun
{
    public static TheoryData<string> All => new(Fixture.In("responses"));

    public static OpenAIResponsesChatClient Client(HttpMessageHandler handler, bool store = false, bool? encrypted = null) => new(new OpenAIResponsesOptions
    {
        Model = "gpt-x",
        ApiKey = "sk-test",
        Store = store,
        EncryptedReasoning = encrypted,
        MaxRetries = 0,
        HttpClient = new HttpClient(handler, disposeHandler: false),
    });

    public static Task<List<string>> LinesAsync(byte[] bytes, params int[] cuts) =>
        DeltaText.LinesAsync(Client(new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, cuts)))));

    /// <summary>What an answer must give, from the file beside it. With GENFLOW_UPDATE_SNAPSHOTS=1 it is written anew.</summary>
    public static List<string> Expected(string fixture, List<string> actual, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "..", "Fixtures", Path.ChangeExtension(fixture, ".txt"));
        if (Environment.GetEnvironmentVariable("GENFLOW_UPDATE_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(path, string.Concat(actual.Select(static line => line.ReplaceLineEndings("⏎") + "\n")));
        }

        return [.. File.ReadAllLines(path)];
    }
}
