using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Wire.JsonAnswers;

[Event]
public partial record Decision(bool Granted, string? Why = null)
{
    public string? Why { get; } = Why is "" ? throw new ArgumentException("A reason is given or not.", nameof(Why)) : Why;
}

[StreamEvent]
public partial record Approve(string What) : InputRequest<Decision>;

[StreamEvent]
public partial record HowMany(string Of) : InputRequest<int>;

[StreamEvent]
public partial record Name : InputRequest<string?>;

[StreamEvent]
public partial record Raw : InputRequest<System.IO.Stream>;

/// <summary>Returns one request and awaits the others.</summary>
[Workflow]
public partial class FormWorkflow
{
    [Step]
    public Approve Ask(StartEvent start) => new("the form");

    [Step, Publishes<HowMany>, Publishes<Name>]
    public async Task<StopEvent<string>> Fill(Context ctx, Decision decision)
    {
        Task<int> count = ctx.RequestInputAsync(new HowMany("copies"));
        string? name = await ctx.RequestInputAsync(new Name());
        return new($"{decision.Granted} {decision.Why ?? "-"} {name ?? "nobody"} {await count}");
    }
}

[Workflow]
public partial class LiveWorkflow
{
    [Step, Publishes<Raw>]
    public async Task<StopEvent<long>> Ask(Context ctx, StartEvent start) => new((await ctx.RequestInputAsync(new Raw())).Length);
}

public sealed class JsonAnswerTests
{
    [Fact]
    public async Task Answers_AreReadByTheirRequests()
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        await handler.RespondJsonAsync(await IdOf<Approve>(handler), "{\"granted\":true,\"why\":\"é\"}"u8.ToArray());
        string name = await IdOf<Name>(handler);
        await handler.RespondJsonAsync(await IdOf<HowMany>(handler), " 3 "u8.ToArray());
        await handler.RespondJsonAsync(name, "\"Ada\""u8.ToArray());
        Assert.Equal("True é Ada 3", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task Null_IsAnAnswer_WhereItsTypeSaysSo()
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        string approve = await IdOf<Approve>(handler);
        await Refused(handler, approve, "null", InputResponseError.Unreadable);
        await handler.RespondJsonAsync(approve, "{\"granted\":false}"u8.ToArray());
        await handler.RespondJsonAsync(await IdOf<Name>(handler), "null"u8.ToArray());
        string count = await IdOf<HowMany>(handler);
        await Refused(handler, count, "null", InputResponseError.Unreadable);
        await handler.RespondJsonAsync(count, "0"u8.ToArray());
        Assert.Equal("False - nobody 0", await handler.ResultAsync().WithinAsync());
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{\"granted\":tru}", "$.granted")]
    [InlineData("{\"granted\":true} x", "$")]
    [InlineData("{\"why\":\"x\"}", "$")]
    [InlineData("{\"granted\":\"yes\"}", "$.granted")]
    [InlineData("[true]", "$")]
    [InlineData("7", "$")]
    public async Task WrongAnswer_IsTheCallersError_AndTheRequestStaysOpen(string json, string path)
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        string id = await IdOf<Approve>(handler);
        InputResponseException refused = await Refused(handler, id, json, InputResponseError.Unreadable);
        Assert.Equal(id, refused.RequestId);
        Assert.Equal(path, Assert.IsType<JsonException>(refused.InnerException).Path);
        Assert.Equal(id, Assert.Single(handler.PendingRequests).Id);
        Assert.Empty(handler.Failures);
        await handler.RespondJsonAsync(id, "{\"granted\":true}"u8.ToArray());
        await IdOf<HowMany>(handler);
    }

    [Fact]
    public async Task AnswerThatItsTypeRefuses_IsTheCallersError()
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        string id = await IdOf<Approve>(handler);
        InputResponseException refused = await Refused(handler, id, "{\"granted\":true,\"why\":\"\"}", InputResponseError.Unreadable);
        JsonException problem = Assert.IsType<JsonException>(refused.InnerException);
        Assert.Equal("$", problem.Path);
        Assert.IsType<ArgumentException>(problem.InnerException);
        Assert.Single(handler.PendingRequests);
    }

    [Fact]
    public async Task AnswerThatIsTooLargeOrTooDeep_IsRefused()
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        string id = await IdOf<Approve>(handler);
        byte[] json = "{\"granted\":true}"u8.ToArray();
        InputResponseException refused = await Assert.ThrowsAsync<InputResponseException>(async () =>
            await handler.RespondJsonAsync(id, json, new JsonLimits(1, json.Length - 1)));
        Assert.Contains("at most 15 are read", refused.Message, StringComparison.Ordinal);
        await Refused(handler, id, $"{{\"granted\":true,\"x\":{new string('[', 100_000)}", InputResponseError.Unreadable);
        await handler.RespondJsonAsync(id, json, new JsonLimits(1, json.Length));
    }

    [Fact]
    public async Task UnknownId_AndSecondAnswer_AreRefused()
    {
        await using WorkflowHandler<string> handler = await new FormWorkflow().RunAsync();
        string id = await IdOf<Approve>(handler);
        await Refused(handler, "unknown", "{\"granted\":true}", InputResponseError.NotOpen);
        await handler.RespondJsonAsync(id, "{\"granted\":true}"u8.ToArray());
        await Refused(handler, id, "{\"granted\":true}", InputResponseError.NotOpen);
        await Refused(handler, id, "not even JSON", InputResponseError.NotOpen);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await handler.RespondJsonAsync(null!, default));
    }

    [Fact]
    public async Task AnswerOfATypeThatCannotBeRead_IsAnsweredWithAnObject()
    {
        await using WorkflowHandler<long> handler = await new LiveWorkflow().RunAsync();
        string id = await IdOf<Raw>(handler);
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(async () => await handler.RespondJsonAsync(id, "{}"u8.ToArray()));
        Assert.Contains("System.IO.Stream", error.Message, StringComparison.Ordinal);
        await handler.RespondAsync(id, System.IO.Stream.Null);
        Assert.Equal(0, await handler.ResultAsync().WithinAsync());
    }

    private static async Task<InputResponseException> Refused(WorkflowHandler handler, string id, string json, InputResponseError error)
    {
        InputResponseException refused = await Assert.ThrowsAsync<InputResponseException>(async () =>
            await handler.RespondJsonAsync(id, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(error, refused.Error);
        return refused;
    }

    private static async Task<string> IdOf<TRequest>(WorkflowHandler handler)
        where TRequest : InputRequest
    {
        await foreach (TRequest request in handler.StreamEvents<TRequest>())
        {
            return request.Id;
        }

        throw new InvalidOperationException("It was not asked.");
    }
}
