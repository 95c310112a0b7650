using GenFlow.Agents;
using GenFlow.Ecosystem.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Pipelines;

using Sdk = GenFlow.Ecosystem.Tests.Sdk.Sdk;

/// <summary>Agents on middleware, over our own client and over the official library.</summary>
public sealed class PipelinesTests
{
    private static readonly IReadOnlyList<string> s_events =
    [
        "MessageStart",
        "ThoughtStart thought-1", "ThoughtDelta thought-1 'Ask '", "ThoughtDelta thought-1 'Oslo.'", "ThoughtEnd thought-1 'Ask Oslo.'",
        "ContentDelta 'I '", "ContentDelta 'look.'",
        "ActionStart toolu_1 get_weather", .. ThoughtTextCall.Fragments, """ActionEnd toolu_1 {"city":"Oslo"}""",
        "UsageUpdated 30+20 of 30+20 Actions",
        "ActionExecutionStart toolu_1", "ActionExecuted toolu_1 'Fine in Oslo'", "MessageEnd 'I look.'",
    ];

    public static TheoryData<Way> Ways => [Way.Ours, Way.Sdk, Way.SdkOutside];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Middleware_that_watches_changes_nothing(Way way)
    {
        List<string> log = [];
        Told told = await ToldAsync(way, client => Middleware.Logging(client, log));

        Assert.Equal(s_events, First(told));
        Assert.Equal("I look.", string.Concat(log.Take(log.IndexOf("look.") + 1)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Text_that_middleware_rewrites_is_what_is_shown_kept_and_given_back(Way way)
    {
        Told told = await ToldAsync(way, static client => Middleware.Rewriting(client, "look", "see"));

        Assert.Equal(s_events.Select(static line => line.Replace("look", "see", StringComparison.Ordinal)), First(told));
        Assert.Contains("see.", told.Requests[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("look.", told.Requests[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Without_raw_representations_the_call_comes_whole_and_all_else_is_the_same(Way way)
    {
        Told told = await ToldAsync(way, Middleware.Dropping);

        Assert.Equal(Whole(), First(told));
        Signed(told);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Updates_without_contents_may_be_left_out(Way way)
    {
        Told told = await ToldAsync(way, Middleware.Filtering);

        // What ends a thought has no contents: it ends with the message.
        Assert.Equal(Whole().Where(static line => !IsThoughtEnd(line)), First(told).Where(static line => !IsThoughtEnd(line)));
        Assert.Single(First(told), IsThoughtEnd);
        Signed(told);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Answer_that_middleware_holds_back_comes_at_once_and_is_the_same(Way way)
    {
        Told told = await ToldAsync(way, Middleware.Buffering);

        Assert.Equal(
            [
                "MessageStart", "ThoughtStart thought-1", "ThoughtDelta thought-1 'Ask Oslo.'", "ThoughtEnd thought-1 'Ask Oslo.'", "ContentDelta 'I look.'",
                "ActionStart toolu_1 get_weather", """ActionDelta toolu_1 {"city":"Oslo"}""", """ActionEnd toolu_1 {"city":"Oslo"}""",
                "UsageUpdated 30+20 of 30+20 Actions",
                "ActionExecutionStart toolu_1", "ActionExecuted toolu_1 'Fine in Oslo'", "MessageEnd 'I look.'",
            ],
            First(told));
        Signed(told);
    }

    private static bool IsThoughtEnd(string line) => line == "ThoughtEnd thought-1 'Ask Oslo.'";

    private static IEnumerable<string> Whole() => s_events
        .Where(static line => line != ThoughtTextCall.Fragments[1] && line != ThoughtTextCall.Fragments[2])
        .Select(static line => line == ThoughtTextCall.Fragments[0] ? """ActionDelta toolu_1 {"city":"Oslo"}""" : line);

    // Without how the usage grows, which not every way tells.
    private static IEnumerable<string> First(Told told) => told.Lines.Take(told.Lines.ToList().FindIndex(static line => line.StartsWith("MessageEnd", StringComparison.Ordinal)) + 1);

    private static void Signed(Told told)
    {
        Assert.Equal("c2ln+/=", Assert.Single(told.Session.Messages.SelectMany(static message => message.Blocks).OfType<ThoughtBlock>()).Signature);
        Assert.Contains("\"signature\":\"c2ln", told.Requests[1].Text, StringComparison.Ordinal);
        Assert.Equal(AgentStatus.Completed, told.Recording.Response.Status);
    }

    private static Task<Told> ToldAsync(Way way, Func<IChatClient, IChatClient> around) => Told.OfAsync(
        url => way switch
        {
            Way.Ours => around(Sdk.Ours(url)),
            Way.Sdk => around(Sdk.WithEvents(Sdk.Client(url))),
            _ => Sdk.WithEvents(around(Sdk.Client(url))),
        },
        ThoughtTextCall.Anthropic,
        Fixture.Anthropic("text"));

    /// <summary>What the middleware is around.</summary>
    public enum Way
    {
        /// <summary>Our own client.</summary>
        Ours,

        /// <summary>The official library with events.</summary>
        Sdk,

        /// <summary>The official library; the events are read around the middleware.</summary>
        SdkOutside,
    }
}
