using System.Text;
using Anthropic.Exceptions;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Ecosystem.Tests.Support;
using GenFlow.Models;

namespace GenFlow.Ecosystem.Tests.Sdk;

/// <summary>What the official library keeps to itself, so that no agent can show it: as docs/agents/ecosystem.md says.</summary>
public sealed class DifferencesTests
{
    [Fact]
    public async Task Without_events_calls_come_whole_and_a_cut_answer_passes_for_a_complete_one()
    {
        Told call = await Told.OfAsync(Sdk.Client, Fixture.Anthropic("tool-with-caller"), Fixture.Anthropic("text"));
        Told cut = await Told.OfAsync(Sdk.Client, Fixture.Anthropic("ends-early"));

        Assert.Equal(["""ActionDelta toolu_c {"city":"Bonn"}""", """ActionDelta toolu_d {"city":"Kiel"}"""], call.Lines.Where(static line => line.StartsWith("ActionDelta", StringComparison.Ordinal)));
        Assert.Equal("AgentCompleted Completed", cut.Lines[^1]);
    }

    [Fact]
    public async Task With_events_a_cut_answer_is_none()
    {
        Told cut = await Told.OfAsync(static url => Sdk.Client(url).WithEvents(), Fixture.Anthropic("ends-early"));

        Assert.IsType<ModelException>(cut.Recording.Failure, exactMatch: false);
        Assert.Equal("MessageFailed 'Half a '", cut.Lines[^1]);
    }

    [Fact]
    public async Task Arguments_that_come_with_the_start_of_a_call_are_lost_and_nothing_runs_on_their_remains()
    {
        Told theirs = await Told.OfAsync(static url => Sdk.Client(url).WithEvents(), Fixture.Anthropic("tool-input-in-start"), Fixture.Anthropic("text"));

        Assert.Contains("ActionAborted toolu_w ", theirs.Lines.Select(static line => line[..Math.Min(line.Length, "ActionAborted toolu_w ".Length)]));
        Assert.DoesNotContain(theirs.Lines, static line => line.Contains("Fine in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Usage_without_a_member_that_the_library_demands_fails_behind_what_came_before()
    {
        Told theirs = await Told.OfAsync(static url => Sdk.Client(url).WithEvents(), Fixture.Anthropic("search"));

        Assert.IsType<AnthropicInvalidDataException>(theirs.Recording.Failure);
        Assert.Contains("ContentDelta '.'", theirs.Lines);
    }

    [Fact]
    public async Task What_the_provider_ran_itself_is_shown_and_not_given_back()
    {
        Told theirs = await Told.OfAsync(static url => Sdk.Client(url).WithEvents(), Fixture.Anthropic("pause"), Fixture.Anthropic("text"));

        Assert.Contains("ActionStart srvtoolu_1 web_search server", theirs.Lines);
        Assert.DoesNotContain("srvtoolu_1", theirs.Requests[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_of_a_providers_mcp_server_has_no_content_and_is_not_sent_as_one_of_ours()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(Fixture.Anthropic("mcp"), Fixture.Anthropic("text"));
        var agent = new Agent(Sdk.Client(player.Url).WithEvents());
        var session = new AgentSession();
        await agent.RunAsync("Echo.", session);
        await agent.RunAsync("Go on.", session);

        Assert.DoesNotContain("mcptoolu", Encoding.UTF8.GetString(player.Requests[1].Body.Span), StringComparison.Ordinal);
    }
}
