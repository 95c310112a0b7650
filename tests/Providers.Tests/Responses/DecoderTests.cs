using System.Text;
using System.Text.Json;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>The decoder, over every recorded answer.</summary>
public sealed class DecoderTests
{
    public static TheoryData<string> All => ResponsesRun.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_gives_the_deltas_beside_it(string fixture)
    {
        List<string> lines = await ResponsesRun.LinesAsync(Fixture.Read(fixture));

        Assert.Equal(ResponsesRun.Expected(fixture, lines), [.. lines.Select(static line => line.ReplaceLineEndings("⏎"))]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AG07_An_answer_split_at_every_byte_gives_the_same_deltas(string fixture)
    {
        byte[] bytes = Fixture.Read(fixture);
        List<string> whole = await ResponsesRun.LinesAsync(bytes);
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            List<string> split = await ResponsesRun.LinesAsync(bytes, cut);
            Assert.True(whole.SequenceEqual(split), $"split at {cut}: {string.Join(" | ", split)}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Line_ends_of_two_signs_change_nothing(string fixture)
    {
        byte[] bytes = Fixture.Read(fixture);
        byte[] returns = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(await ResponsesRun.LinesAsync(bytes), await ResponsesRun.LinesAsync(returns));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Another_order_of_members_and_blanks_change_nothing(string fixture)
    {
        string[] lines = Encoding.UTF8.GetString(Fixture.Read(fixture)).Split('\n');
        string reversed = string.Join('\n', lines.Select(static line => line.StartsWith("data: {", StringComparison.Ordinal) && line.EndsWith('}') ? Reversed(line) : line));

        Assert.Equal(await ResponsesRun.LinesAsync(Fixture.Read(fixture)), await ResponsesRun.LinesAsync(Encoding.UTF8.GetBytes(reversed)));
    }

    // What is inside of the members stays as it is: it is replayed.
    private static string Reversed(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line["data: ".Length..]);
        IEnumerable<string> members = json.RootElement.EnumerateObject().Reverse().Select(static member => $"\"{member.Name}\" : {member.Value.GetRawText()}");
        return $"data: {{ \"x\":[{{\"delta\":\"no\"}}], {string.Join(" , ", members)}, \"delta2\":null }}";
    }
}
