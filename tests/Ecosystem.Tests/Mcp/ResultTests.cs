using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GenFlow.Ecosystem.Tests.Mcp;

/// <summary>What a model is told of the results of a server's tools.</summary>
public sealed class ResultTests
{
    public static TheoryData<string, CallToolResult, string> Results => new()
    {
        { "text", Of(Text("Sunny.")), "Sunny." },
        { "several", Of(Text("One."), Text(""), Text("Two.")), "One.\nTwo." },
        { "nothing", new CallToolResult { Content = [] }, "Done." },
        { "image", Of(Text("The chart:"), ImageContentBlock.FromBytes(new byte[30], "image/png")), "The chart:\n[image, image/png, 30 bytes: not shown]" },
        { "audio", Of(AudioContentBlock.FromBytes(new byte[3], "audio/wav")), "[audio, audio/wav, 3 bytes: not shown]" },
        { "link", Of(new ResourceLinkBlock { Uri = "file:///a.md", Name = "a", Description = "About a." }), "a: file:///a.md (About a.)" },
        { "resource", Of(new EmbeddedResourceBlock { Resource = new TextResourceContents { Uri = "file:///a.md", Text = "# A" } }), "# A" },
        { "blob", Of(new EmbeddedResourceBlock { Resource = BlobResourceContents.FromBytes(new byte[6], "file:///a.bin", "application/zip") }), "file:///a.bin [file, application/zip, 6 bytes: not shown]" },
        { "structured", new CallToolResult { Content = [], StructuredContent = Json("""{"degrees":3}""") }, """{"degrees":3}""" },
        { "structured as text too", new CallToolResult { Content = [Text("""{ "degrees": 3 }""")], StructuredContent = Json("""{"degrees":3}""") }, """{ "degrees": 3 }""" },
        { "structured beside text", new CallToolResult { Content = [Text("It is cold.")], StructuredContent = Json("""{"degrees":3}""") }, "It is cold.\n{\"degrees\":3}" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public async Task Result_is_told_as_text(string name, CallToolResult result, string text)
    {
        await using Connection connection = await Connection.OpenAsync(Connection.Tool("look", () => result));

        (ActionBlock action, _) = await connection.CallAsync("look");

        Assert.True(text == action.Result, $"{name}: {action.Result}");
        Assert.False(action.IsError);
    }

    [Fact]
    public async Task Sources_are_what_the_result_links_to()
    {
        await using Connection connection = await Connection.OpenAsync(
            Connection.Tool("look", static () => Of(new ResourceLinkBlock { Uri = "https://example.org/a", Name = "a", Title = "A page", Description = "About a." })));

        (ActionBlock action, _) = await connection.CallAsync("look");

        Assert.Equal(new GenFlow.Models.Source("A page", "https://example.org/a", "About a."), Assert.Single(action.Sources!));
    }

    [Fact]
    public async Task Error_of_a_tool_is_told_and_the_run_goes_on()
    {
        await using Connection connection = await Connection.OpenAsync(Connection.Tool("look", static () => new CallToolResult { IsError = true, Content = [Text("No such city.")] }));

        (ActionBlock action, var recording) = await connection.CallAsync("look");

        Assert.Equal((true, "McpToolException: No such city."), (action.IsError, action.Result));
        Assert.Equal("Done.", recording.Response.Text);
    }

    [Fact]
    public async Task Error_of_the_protocol_is_told_and_the_run_goes_on()
    {
        await using Connection connection = await Connection.OpenAsync(Connection.Tool("look", static () => throw new McpProtocolException("The city must be given.", McpErrorCode.InvalidParams)));

        (ActionBlock action, var recording) = await connection.CallAsync("look");

        Assert.True(action.IsError);
        Assert.Contains("The city must be given.", action.Result, StringComparison.Ordinal);
        Assert.Equal("Done.", recording.Response.Text);
    }

    [Fact]
    public async Task Huge_result_is_cut_between_characters_and_the_model_told_so()
    {
        await using Connection connection = await Connection.OpenAsync(Connection.Tool("look", static () => Of(Text("abc😀" + new string('x', 5_000_000)))));

        (ActionBlock action, _) = await connection.CallAsync("look", options: new McpActionOptions { MaxResultLength = 4 });

        Assert.Equal("abc\n[cut: the first 4 of 5000005 characters]", action.Result);
    }

    [Fact]
    public async Task Arguments_reach_the_tool_as_the_model_has_written_them()
    {
        await using Connection connection = await Connection.OpenAsync(
            McpServerTool.Create(static (string city, int days) => $"{city} for {days} days", new McpServerToolCreateOptions { Name = "look" }));

        (ActionBlock action, _) = await connection.CallAsync("look", """{"city":"Zürich","days":3}""");

        Assert.Equal("Zürich for 3 days", action.Result);
    }

    private static CallToolResult Of(params ContentBlock[] blocks) => new() { Content = [.. blocks] };

    private static TextContentBlock Text(string text) => new() { Text = text };

    private static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
