using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Ecosystem.Tests.Support;

namespace GenFlow.Ecosystem.Tests.Sdk;

/// <summary>The same bytes through our client and through the official one.</summary>
public sealed class SameEventsTests
{
    [Theory]
    [InlineData("cache-usage")]
    [InlineData("code-execution")]
    [InlineData("ends-behind-reason")]
    [InlineData("ends-early")]
    [InlineData("ends-in-event")]
    [InlineData("fetch-citations")]
    [InlineData("limit-in-arguments")]
    [InlineData("mcp")]
    [InlineData("old-usage")]
    [InlineData("overloaded")]
    [InlineData("padded")]
    [InlineData("pause")]
    [InlineData("pings")]
    [InlineData("refusal")]
    [InlineData("refusal-explained")]
    [InlineData("search-error")]
    [InlineData("search-error-in-list")]
    [InlineData("stop-sequence")]
    [InlineData("text")]
    [InlineData("thinking")]
    [InlineData("thinking-omitted")]
    [InlineData("thinking-redacted")]
    [InlineData("tool-with-caller")]
    [InlineData("tool-without-arguments")]
    [InlineData("tools-interleaved")]
    public async Task Events_are_those_of_our_own_client(string fixture)
    {
        Told ours = await Told.OfAsync(Sdk.Ours, Answers(fixture));
        Told theirs = await Told.OfAsync(static url => Sdk.Client(url).WithEvents(), Answers(fixture));

        Assert.Equal(ours.Lines, theirs.Lines);
        Assert.Equal(ours.Session.Messages.Select(static message => message.RawStopReason), theirs.Session.Messages.Select(static message => message.RawStopReason));
        Assert.Equal(ours.Recording.Failure is null, theirs.Recording.Failure is null);
    }

    private static WireAnswer[] Answers(string fixture) => [Fixture.Anthropic(fixture), Fixture.Anthropic("text"), Fixture.Anthropic("text")];
}
