using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>Under an agent with a tool.</summary>
public sealed partial class AgentTests
{
    /// <summary>Current weather of a city.</summary>
    [Action(Name = "get_weather")]
    public static string GetWeather(string city) => city + ": sun";

    [Fact]
    public async Task An_agent_calls_its_tool_and_gives_the_thoughts_back_with_the_call()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            RsWire.Answer(RsWire.Thought("Weather?"), RsWire.Calls(("call-1", "get_weather", """{"city":"Paris"}"""))),
            RsWire.Answer(RsWire.Text("It is sunny."), RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);
        var agent = new Agent(provider) { Actions = [GetWeatherAction] };

        AgentResponse result = await agent.RunAsync("And Paris?");

        Assert.Equal("It is sunny.", result.Text);
        JsonElement[] sent = [.. player.Requests[1].Json.GetProperty("messages").EnumerateArray()];
        Assert.Equal("Weather?", sent[1].GetProperty("reasoning_content").GetString());
        Assert.Equal("call-1", sent[1].GetProperty("tool_calls")[0].GetProperty("id").GetString());
        Assert.Equal("Paris: sun", sent[2].GetProperty("content").GetString());
        player.Verify();
    }
}
