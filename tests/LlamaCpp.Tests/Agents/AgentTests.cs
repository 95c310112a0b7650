using GenFlow.Agents;
using GenFlow.LlamaCpp.Tests.Support;

namespace GenFlow.LlamaCpp.Tests.Agents;

/// <summary>Agents whose model is computed by llama.cpp in this process.</summary>
[Collection(ModelCollection.Name)]
public sealed class AgentTests(ModelFolder models)
{
    private const string Question = "What is the weather in New Bergen?";

    private static readonly ScriptedModel s_meteorologist = new()
    {
        Answers =
        [
            """<think>The station knows.</think><tool_call>{"name":"get_weather","arguments":{"city":"New Bergen"}}</tool_call>""",
            "Yes, and boots.",
        ],
        AnswersAfterTools = ["It snows, take a coat."],
    };

    [Fact]
    public async Task Agent_with_a_tool_thinks_calls_it_and_answers_from_its_result()
    {
        await using LlamaCppProvider provider = Open(models.Scripted(s_meteorologist));
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };
        AgentStream stream = agent.StreamAsync(Question);

        List<AgentEvent> events = await stream.ToListAsync();

        Assert.Equal("The station knows.", string.Concat(events.OfType<ThoughtDelta>().Select(thought => thought.Delta)));
        Assert.Equal("New Bergen: -3 degrees, snow", Assert.Single(events.OfType<ActionExecuted>()).Action.Result);
        Assert.Equal("It snows, take a coat.", string.Concat(events.OfType<ContentDelta>().Select(content => content.Delta)));
        AgentResponse response = Assert.IsType<AgentCompleted>(events[^1]).Response;
        Assert.Equal((AgentStatus.Completed, 2, "It snows, take a coat."), (response.Status, response.Iterations, response.Text));
        Assert.True(
            IndexOf<ThoughtDelta>(events) < IndexOf<ActionStart>(events) && IndexOf<ActionStart>(events) < IndexOf<ActionExecuted>(events) &&
            IndexOf<ActionExecuted>(events) < IndexOf<ContentDelta>(events));
    }

    [Fact]
    public async Task Arguments_grow_token_by_token_and_are_typed_while_they_do()
    {
        await using LlamaCppProvider provider = Open(models.Scripted(new ScriptedModel
        {
            Answers = s_meteorologist.Answers, AnswersAfterTools = s_meteorologist.AnswersAfterTools, Pieces = ScriptedPieces.Bytes,
        }));
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };

        List<AgentEvent> events = await agent.StreamAsync(Question).ToListAsync();

        string[] cities = [.. events.OfType<ActionDelta>()
            .Select(delta => ((Station.GetWeatherArgs.Partial)delta.Partial!).City)
            .OfType<string>().Distinct()];
        Assert.Equal(Enumerable.Range(0, "New Bergen".Length + 1).Select(length => "New Bergen"[..length]), cities);
        Assert.Equal("{\"city\":\"New Bergen\"}", string.Concat(events.OfType<ActionDelta>().Select(delta => delta.Delta)));
    }

    [Fact]
    public async Task Usage_of_a_run_is_the_sum_of_what_its_calls_read_and_wrote()
    {
        await using LlamaCppProvider provider = Open(models.Scripted(s_meteorologist));
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };

        AgentResponse response = await agent.RunAsync(Question);

        Assert.True(response.Usage.CachedInputTokens > 0, "The second call's prompt begins as the first one's.");
        Assert.True(response.Usage.OutputTokens > 0);

        // Each token was computed once: what is in the prompts and was not there before, and each of an answer.
        long fresh = response.Usage.InputTokens - response.Usage.CachedInputTokens;
        Assert.Equal(fresh + response.Usage.OutputTokens, provider.Engine!.ComputedTokens);
    }

    [Fact]
    public async Task Second_turn_of_a_session_computes_only_what_is_new()
    {
        await using LlamaCppProvider provider = Open(models.Scripted(s_meteorologist));
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };
        var session = new AgentSession();
        await agent.RunAsync(Question, session);
        long before = provider.Engine!.ComputedTokens;

        AgentResponse second = await agent.RunAsync("Do I need a coat?", session);

        long fresh = second.Usage.InputTokens - second.Usage.CachedInputTokens;
        Assert.Equal("Yes, and boots.", second.Text);
        Assert.InRange(fresh, 1, second.Usage.InputTokens / 4);
        Assert.Equal(fresh + second.Usage.OutputTokens, provider.Engine.ComputedTokens - before);
    }

    [Fact]
    public async Task Typed_output_obeys_the_schema_while_it_is_written()
    {
        await using LlamaCppProvider provider = Open(models.Scripted("""{"city":"Oslo","degrees":-3}"""));

        AgentResponse<Reading> response = await new Agent(provider).RunAsync<Reading>("How cold is it in Oslo?");

        Assert.Equal(new Reading("Oslo", -3), response.Output);
    }

    [Fact]
    public async Task Runs_of_one_agent_at_once_do_not_mix()
    {
        await using LlamaCppProvider provider = Open(models.Scripted(s_meteorologist), sequences: 3);
        var agent = new Agent(provider) { Actions = [Station.GetWeatherAction] };

        AgentResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => agent.RunAsync(Question)));

        Assert.All(responses, response => Assert.Equal("It snows, take a coat.", response.Text));
        Assert.Equal(0, provider.Engine!.ActiveAnswers);
    }

    private static LlamaCppProvider Open(string path, int sequences = 4) => Local.Open(path, sequences, context: 4096);

    private static int IndexOf<T>(List<AgentEvent> events) => events.FindIndex(ev => ev is T);
}
