using System.Runtime.CompilerServices;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>What each recorded answer says: the file beside it. Run with GENFLOW_UPDATE_SNAPSHOTS=1 to write those anew.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.In("anthropic")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Fixture_says_what_its_file_does(string path)
    {
        List<string> lines = await DeltaText.LinesAsync(Claude.Answering(Fixture.Read(path)));

        string file = SourceOf(path);
        string actual = string.Concat(lines.Select(static line => line.Replace("\n", "\\n", StringComparison.Ordinal) + "\n"));
        if (Environment.GetEnvironmentVariable("GENFLOW_UPDATE_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        Assert.Equal((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), actual);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Fixture_split_at_any_byte_says_the_same(string path)
    {
        byte[] bytes = Fixture.Read(path);
        List<string> whole = await DeltaText.LinesAsync(Claude.Answering(bytes));
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            var handler = new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, cut)));
            Assert.Equal(whole, await DeltaText.LinesAsync(Claude.Over(handler)));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Fixture_in_single_bytes_says_the_same(string path)
    {
        byte[] bytes = Fixture.Read(path);
        var handler = new CannedHandler(() => CannedHandler.Sse(new PieceStream(bytes, [.. Enumerable.Range(1, bytes.Length)])));

        Assert.Equal(await DeltaText.LinesAsync(Claude.Answering(bytes)), await DeltaText.LinesAsync(Claude.Over(handler)));
    }

    private static string SourceOf(string path, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "Fixtures", Path.ChangeExtension(path, ".txt"));
}
