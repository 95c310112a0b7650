using System.Text.Json;
using GenFlow.Models;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>The tools of a request, and what the wire cannot say.</summary>
public sealed class ToolTests
{
    private static readonly ChatMessage s_hi = new(ChatRole.User, "Hi");

    [Fact]
    public async Task Functions_are_declared_with_their_schema_and_what_the_provider_has_by_name()
    {
        var web = new HostedWebSearchTool(new Dictionary<string, object?> { ["search_context_size"] = "low" });
        JsonElement body = await RequestTests.BodyAsync(new ChatOptions
        {
            Tools =
            [
                WireTools.GetWeatherAction,
                AIFunctionFactory.CreateDeclaration("bare", null, JsonDocument.Parse("{}").RootElement),
                new OpenAICustomTool(WireTools.RunSqlAction),
                web,
                new HostedFileSearchTool { Inputs = [new HostedVectorStoreContent("vs_1")], MaximumResultCount = 3 },
                new HostedCodeInterpreterTool { Inputs = [new HostedFileContent("file_1")] },
                new HostedCodeInterpreterTool(),
                new HostedImageGenerationTool(),
                new HostedMcpServerTool("sea", new Uri("https://example.org/mcp")) { ApprovalMode = HostedMcpServerToolApprovalMode.NeverRequire, AllowedTools = ["tide_at"] },
            ],
        }, s_hi);

        JsonElement tools = body.GetProperty("tools");
        Assert.Equal("function", tools[0].GetProperty("type").GetString());
        Assert.Equal("get_weather", tools[0].GetProperty("name").GetString());
        Assert.Equal("The weather of a city.", tools[0].GetProperty("description").GetString());
        Bodies.Same(WireTools.GetWeatherAction.JsonSchema, tools[0].GetProperty("parameters"));
        Assert.False(tools[0].GetProperty("strict").GetBoolean());
        Bodies.Same("""{"type":"function","name":"bare","parameters":{"type":"object","properties":{}},"strict":false}""", tools[1]);
        Bodies.Same("""{"type":"custom","name":"run_sql","description":"Runs SQL."}""", tools[2]);
        Bodies.Same("""{"type":"web_search","search_context_size":"low"}""", tools[3]);
        Bodies.Same("""{"type":"file_search","vector_store_ids":["vs_1"],"max_num_results":3}""", tools[4]);
        Bodies.Same("""{"type":"code_interpreter","container":{"type":"auto","file_ids":["file_1"]}}""", tools[5]);
        Bodies.Same("""{"type":"code_interpreter","container":{"type":"auto"}}""", tools[6]);
        Bodies.Same("""{"type":"image_generation"}""", tools[7]);
        Bodies.Same("""{"type":"mcp","server_label":"sea","server_url":"https://example.org/mcp","allowed_tools":["tide_at"],"require_approval":"never"}""", tools[8]);
        Bodies.Same("""["web_search_call.action.sources","file_search_call.results","code_interpreter_call.outputs"]""", body.GetProperty("include"));
    }

    [Fact]
    public async Task A_mode_names_what_is_to_be_called()
    {
        AITool[] tools = [WireTools.GetTimeAction, new OpenAICustomTool(WireTools.RunSqlAction), new HostedWebSearchTool()];

        Assert.Equal(
            ["\"none\"", "\"auto\"", "\"required\"", """{"type":"function","name":"get_time"}""", """{"type":"custom","name":"run_sql"}""", """{"type":"web_search"}"""],
            [
                await ChoiceAsync(ChatToolMode.None), await ChoiceAsync(ChatToolMode.Auto), await ChoiceAsync(ChatToolMode.RequireAny),
                await ChoiceAsync(ChatToolMode.RequireSpecific("get_time")), await ChoiceAsync(ChatToolMode.RequireSpecific("run_sql")), await ChoiceAsync(ChatToolMode.RequireSpecific("web_search")),
            ]);

        async Task<string> ChoiceAsync(ChatToolMode mode) =>
            (await RequestTests.BodyAsync(new ChatOptions { Tools = tools, ToolMode = mode }, s_hi)).GetProperty("tool_choice").GetRawText();
    }

    [Fact]
    public async Task A_custom_tool_that_was_called_elsewhere_is_one_here()
    {
        JsonElement body = await RequestTests.BodyAsync(
            new ChatOptions { Tools = [new ApprovalRequiredAIFunction(new OpenAICustomTool(WireTools.RunSqlAction))] },
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "run_sql", new Dictionary<string, object?> { ["input"] = "SELECT 1" })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "1")]));

        Bodies.Same(
            """[{"type":"custom_tool_call","call_id":"1","name":"run_sql","input":"SELECT 1"},{"type":"custom_tool_call_output","call_id":"1","output":"1"}]""",
            body.GetProperty("input"));
    }

    [Fact]
    public void A_custom_tool_has_one_parameter_for_its_text() =>
        Assert.Contains("'input'", Assert.Throws<ArgumentException>(static () => new OpenAICustomTool(WireTools.GetTimeAction)).Message, StringComparison.Ordinal);

    public static TheoryData<string> Unsaid => new("stop", "seed", "top_k", "frequency", "presence", "background", "tool", "mcp", "choice", "audio", "image", "vector", "conflict", "extra");

    [Theory]
    [MemberData(nameof(Unsaid))]
    public async Task What_the_wire_cannot_say_is_refused_before_anything_is_sent(string what)
    {
        (ChatOptions options, ChatMessage message, string word) = what switch
        {
            "stop" => (new ChatOptions { StopSequences = ["x"] }, s_hi, "StopSequences"),
            "seed" => (new ChatOptions { Seed = 1 }, s_hi, "Seed"),
            "top_k" => (new ChatOptions { TopK = 1 }, s_hi, "TopK"),
            "frequency" => (new ChatOptions { FrequencyPenalty = 1 }, s_hi, "FrequencyPenalty"),
            "presence" => (new ChatOptions { PresencePenalty = 1 }, s_hi, "PresencePenalty"),
            "background" => (new ChatOptions { AllowBackgroundResponses = true }, s_hi, "AllowBackgroundResponses"),
            "tool" => (new ChatOptions { Tools = [new OtherTool()] }, s_hi, "OtherTool"),
            "mcp" => (new ChatOptions { Tools = [new HostedMcpServerTool("sea", new Uri("https://example.org/mcp"))] }, s_hi, "NeverRequire"),
            "choice" => (new ChatOptions { Tools = [WireTools.GetTimeAction], ToolMode = ChatToolMode.RequireSpecific("nothing") }, s_hi, "nothing"),
            "audio" => (new ChatOptions(), new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")]), "audio/wav"),
            "image" => (new ChatOptions(), new ChatMessage(ChatRole.Assistant, [new DataContent(new byte[] { 1 }, "image/png")]), "assistant"),
            "vector" => (new ChatOptions(), new ChatMessage(ChatRole.User, [new HostedVectorStoreContent("vs_1")]), "HostedVectorStoreContent"),
            "conflict" => (new ChatOptions { AdditionalProperties = new() { ["store"] = true } }, s_hi, "store"),
            _ => (new ChatOptions { AdditionalProperties = new() { ["odd"] = new Action(static () => { }) } }, s_hi, "odd"),
        };

        ModelRequestException refused = await Assert.ThrowsAsync<ModelRequestException>(() => RequestTests.BodyAsync(options, message));

        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_model_is_refused()
    {
        using var client = new OpenAIResponsesChatClient(new OpenAIResponsesOptions { ApiKey = "k" });

        Assert.Contains("ModelId", (await Assert.ThrowsAsync<ModelRequestException>(() => client.GetResponseAsync([s_hi]))).Message, StringComparison.Ordinal);
    }

    private sealed class OtherTool : AITool;
}
