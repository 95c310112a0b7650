using System.Text.Json;
using System.Text.Json.Nodes;
using DocsChain.Actions;
using DocsChain.Search;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace GenFlow.Samples.Tests;

/// <summary>The chain of the sample with models that quote wrongly, and with one that is elsewhere.</summary>
public sealed class ChainQuoteTests
{
    private static readonly SearchIndex s_index = SearchIndex.Of(
    [
        new("tides.md#height", "tides.md", ["Tides", "Height"], "In the Bay of Fundy\nthey reach 16 metres."),
        new("tides.md#cause", "tides.md", ["Tides", "Cause"], new string('x', 9_000)),
    ]);

    [Theory]
    [InlineData("tides.md#height", "they reach 17 metres.", "tides.md#height does not say 'they reach 17 metres.'")]
    [InlineData("tides.md#height", "They reach 16 metres.", "does not say")]
    [InlineData("tides.md#width", "they reach 16 metres.", "There is no section 'tides.md#width'")]
    [InlineData("tides.md#height", " \n", "The quote of tides.md#height is empty.")]
    public async Task Wrong_quote_is_told_to_the_model_which_corrects_it(string section, string quote, string problem)
    {
        var model = new ScriptedModelStream(
            HandOver("call_1", section, quote), HandOver("call_2", "tides.md#height", "Bay of Fundy they reach"),
            Conclude("call_3", section, quote), Conclude("call_4", "tides.md#height", "Fundy\nthey"));

        AgentResponse response = await DocsChain.Agents.Create(model, s_index).RunAsync("How high?");

        Assert.Equal(AgentStatus.Exited, response.Status);
        Assert.Equal("16 metres.", Assert.IsType<Analysis>(response.ExitValue).Answer);
        Assert.Contains(problem, model.Requests[1].Results[^1].Text, StringComparison.Ordinal);
        Assert.Contains(problem, model.Requests[3].Results[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["search", "read_section", "hand_over"], model.Requests[1].Tools);
        Assert.Equal("conclude", model.Requests[2].Tools[2]);
    }

    [Fact]
    public async Task Sections_are_read_up_to_a_length_and_by_their_ids_only()
    {
        var model = new ScriptedModelStream(
            new Reply().Action("call_1", "read_section", new JsonObject { ["id"] = "tides.md#cause" }).Action("call_2", "read_section", new JsonObject { ["id"] = "/etc/passwd" }),
            HandOver("call_3", "tides.md#height", "16 metres"), Conclude("call_4", "tides.md#height", "16 metres"));

        await DocsChain.Agents.Create(model, s_index).RunAsync("How high?");

        Assert.EndsWith("x\n[The rest of 9000 characters is left out.]", model.Requests[1].Results[0].Text, StringComparison.Ordinal);
        Assert.Contains("There is no section '/etc/passwd'", model.Requests[1].Results[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_elsewhere_runs_both_agents_and_sees_what_was_handed_over()
    {
        using var directory = new TemporaryDirectory();
        directory.File("README.md", "# Tides\n\nThe moon makes them.\n"u8);
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(Call("hand_over", new JsonObject { ["findings"] = Findings("README.md#tides", "The moon makes them."), ["question"] = "Who?" })),
            WireAnswer.Sse(Call("conclude", new JsonObject
            {
                ["answer"] = "The moon.", ["sources"] = Sources("README.md#tides", "The moon makes them."), ["confidence"] = "High", ["openQuestions"] = new JsonArray("Why?"),
            })));

        SampleResult result = await SampleProcess.RunAsync("Chain", "--root", directory.Path, "--url", new Uri(player.Url, "v1").ToString(), "Who makes the tides?");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        string[] end = [.. result.Lines.SkipWhile(static line => line != "--- 2/2 analyst").Where(static line => !line.StartsWith("= 2/2", StringComparison.Ordinal))];
        Assert.Equal(["--- 2/2 analyst", "The moon.", "", "Confidence: High", "- README.md#tides: \"The moon makes them.\"", "? Why?"], end);
        player.Verify();
        JsonElement messages = player.Requests[1].Json.GetProperty("messages");
        Assert.Contains("The moon makes them.", messages[messages.GetArrayLength() - 1].ToString(), StringComparison.Ordinal);
    }

    private static Reply HandOver(string id, string section, string quote) =>
        new Reply().Action(id, "hand_over", new JsonObject { ["findings"] = Findings(section, quote), ["question"] = "How high?" });

    private static Reply Conclude(string id, string section, string quote) => new Reply().Action(
        id, "conclude", new JsonObject { ["answer"] = "16 metres.", ["sources"] = Sources(section, quote), ["confidence"] = "High", ["openQuestions"] = new JsonArray() });

    private static JsonArray Findings(string section, string quote) => [new JsonObject { ["section"] = section, ["quote"] = quote, ["why"] = "It says so." }];

    private static JsonArray Sources(string section, string quote) => [new JsonObject { ["section"] = section, ["quote"] = quote }];

    private static string Call(string name, JsonObject arguments)
    {
        var chunk = new JsonObject
        {
            ["id"] = "c",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["delta"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["tool_calls"] = new JsonArray(new JsonObject
                    {
                        ["index"] = 0, ["id"] = $"call_{name}", ["type"] = "function", ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments.ToJsonString() },
                    }),
                },
                ["finish_reason"] = "tool_calls",
            }),
        };
        return $"data: {chunk.ToJsonString()}\n\ndata: [DONE]\n\n";
    }
}
