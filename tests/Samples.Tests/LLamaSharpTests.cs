using System.Runtime.CompilerServices;
using GenFlow.Agents;
using LLamaSharpChat;
using Microsoft.Extensions.AI;
using Shared.Agents;
using Shared.Terminal;

namespace GenFlow.Samples.Tests;

/// <summary>The sample on LLamaSharp, whose packages are not in every registry: what of it needs none of them.</summary>
public sealed class LLamaSharpTests
{
    private const string Project = "samples/LLamaSharp/LLamaSharpChat.csproj";

    [Fact]
    public void Project_is_complete_and_no_part_of_the_solution()
    {
        string project = Repository.Read(Project);

        Assert.Contains("<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>", project, StringComparison.Ordinal);
        Assert.Contains("samples/Shared/Shared.csproj", project, StringComparison.Ordinal);
        Assert.DoesNotContain("LLamaSharp", Repository.Read("GenFlow.sln"), StringComparison.Ordinal);
        Assert.DoesNotContain("LLamaSharp", Repository.Read("Directory.Packages.props"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/AgentConsole/Program.cs")]
    [InlineData("samples/LocalChat/Program.cs")]
    [InlineData("samples/LLamaSharp/Program.cs")]
    public void Agent_of_the_samples_is_the_same_code(string program)
    {
        string text = Repository.Read(program);

        Assert.Contains("FileAgent.Create(model, ", text, StringComparison.Ordinal);
        Assert.Contains("Turn.ShowAsync(agent.StreamAsync(question, session, stop.Token), view)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("new Agent(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Agent_acts_through_a_client_that_knows_text_only(int pieceLength)
    {
        var model = new TextClient(
            pieceLength,
            """I compute. <tool_call>{"name":"calculate","arguments":{"expression":"6 * 7"}}</tool_call>""",
            "It is < 43.");
        using var client = new TextTools(model);
        Agent agent = FileAgent.Create(client, Repository.Root, new PlainView(TextWriter.Null, new LineReader()));

        AgentResponse response = await agent.RunAsync("What is 6 * 7?");

        Assert.Equal(("It is < 43.", 2), (response.Text, response.Iterations));
        Assert.All(model.Requests, static request => Assert.All(request, static message => Assert.All(message.Contents, static content => Assert.IsType<TextContent>(content))));
        Assert.Contains("\"count_lines\"", model.Requests[0][0].Text, StringComparison.Ordinal);
        Assert.Equal(
            ["What is 6 * 7?", "I compute. \n<tool_call>{\"name\":\"calculate\",\"arguments\":{\"expression\":\"6 * 7\"}}</tool_call>", "<tool_response>\n42\n</tool_response>"],
            model.Requests[1].Skip(1).Select(static message => message.Text));
    }

    [Theory]
    [InlineData("<tool_call>{\"name\":</tool_call> or so")]
    [InlineData("<tool_call>[1]</tool_call>")]
    [InlineData("<tool_call>{\"name\":\"a\"}")]
    [InlineData("a <tool_ca")]
    public async Task What_is_no_call_stays_text(string text)
    {
        using var client = new TextTools(new TextClient(3, text));

        ChatResponse response = await client.GetResponseAsync("Hi", new ChatOptions { Tools = [AIFunctionFactory.Create(static () => 1, "one")] });

        Assert.Equal((text, ChatFinishReason.Stop), (response.Text, response.FinishReason));
    }

    /// <summary>A client as LLamaSharp's: text goes in, and comes out in pieces.</summary>
    private sealed class TextClient(int pieceLength, params string[] answers) : IChatClient
    {
        public List<IReadOnlyList<ChatMessage>> Requests { get; } = [];

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Assert.Null(options?.Tools);
            Requests.Add([.. messages]);
            foreach (char[] piece in answers[Requests.Count - 1].Chunk(pieceLength))
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
            }
        }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
