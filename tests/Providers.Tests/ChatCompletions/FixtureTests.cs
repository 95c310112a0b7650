using System.Runtime.CompilerServices;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>Recorded answers, each with the deltas that it is. Run with GENFLOW_UPDATE_SNAPSHOTS=1 to write those anew.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.In("chat")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_recorded_answer_gives_its_deltas(string fixture)
    {
        List<string> lines = await LinesAsync(Fixture.Read(fixture));

        ShouldBe(fixture, string.Join('\n', lines) + "\n");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task An_answer_cut_at_any_byte_gives_the_same_deltas(string fixture)
    {
        byte[] bytes = Fixture.Read(fixture);
        List<string> whole = await LinesAsync(bytes);

        for (int cut = 1; cut < bytes.Length; cut++)
        {
            Assert.Equal(whole, await LinesAsync(bytes, cut));
        }

        Assert.Equal(whole, await LinesAsync(bytes, [.. Enumerable.Range(1, bytes.Length)]));
    }

    private static Task<List<string>> LinesAsync(byte[] bytes, params int[] cuts)
    {
        OpenAIChatClient client = ChatWire.Client(new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, cuts))));
        return DeltaText.LinesAsync(client);
    }

    private static void ShouldBe(string fixture, string actual, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, "..", "Fixtures", Path.ChangeExtension(fixture, ".txt"));
        if (Environment.GetEnvironmentVariable("GENFLOW_UPDATE_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
