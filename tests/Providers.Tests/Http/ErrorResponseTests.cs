using System.Net;
using System.Text;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>What responses that are errors become, whatever is in them.</summary>
public sealed class ErrorResponseTests
{
    private const string Key = "sk-0123456789abcdef";

    [Theory]
    [InlineData(401, typeof(ModelAuthenticationException), false)]
    [InlineData(402, typeof(ModelRateLimitException), false)]
    [InlineData(403, typeof(ModelAuthenticationException), false)]
    [InlineData(429, typeof(ModelRateLimitException), true)]
    [InlineData(503, typeof(ModelOverloadedException), true)]
    [InlineData(500, typeof(ModelServerException), true)]
    [InlineData(400, typeof(ModelRequestException), false)]
    [InlineData(422, typeof(ModelRequestException), false)]
    public async Task A_status_that_says_more_than_the_word_for_any_error_goes_before_it(int status, Type type, bool isTransient)
    {
        ModelException error = await ErrorAsync(status, """{"error":{"message":"Insufficient Balance","type":"unknown_error","code":"invalid_request_error"}}"""u8.ToArray());

        Assert.IsType(type, error);
        Assert.Equal((status, "invalid_request_error", isTransient), (error.StatusCode, error.Code, error.IsTransient));
    }

    [Theory]
    [InlineData("{\"error\":{\"message\":\"surcharg\u00e9\"}}", "surcharg")]
    [InlineData("""{"error":{"message":"cut \ud83d"}}""", "cut ")]
    [InlineData("""{"error":{"code":"\ud83d","message":"a half code"}}""", "half code")]
    [InlineData("""{"error":"\udc00 alone"}""", "alone")]
    [InlineData("""[{"err\ud83dor":1,"message":"half a name"}]""", "half a name")]
    public async Task Text_that_is_no_Unicode_is_an_error_of_its_status_all_the_same(string body, string shown)
    {
        ModelException error = await ErrorAsync(529, Encoding.Latin1.GetBytes(body));

        Assert.IsType<ModelOverloadedException>(error);
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_not_shown_in_part_where_what_is_shown_is_cut()
    {
        for (int length = 270; length < 310; length++)
        {
            ModelException error = await ErrorAsync(400, Encoding.UTF8.GetBytes(new string('x', length) + Key + " is not known here"));

            Assert.DoesNotContain("sk-0", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("xs", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer tok-0123456789")]
    [InlineData("api-key", "tok-0123456789")]
    [InlineData("X-Proxy-Token", " tok-0123456789 ")]
    public async Task A_secret_of_a_header_is_not_shown_where_the_server_says_it(string name, string value)
    {
        var handler = new CannedHandler(static () => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"message":"tok-0123456789 is unknown","code":"tok-0123456789"}}""") });

        ModelException error = await ErrorAsync(new TextWireClient(new TextWireOptions
        {
            HttpClient = handler.ToClient(),
            MaxRetries = 0,
            Headers = new Dictionary<string, string> { [name] = value, ["x-mode"] = "unknown" },
        }));

        Assert.DoesNotContain("0123456789", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("is unknown", error.Message, StringComparison.Ordinal);
        Assert.Equal("***", error.Code);
    }

    [Fact]
    public async Task A_name_and_a_password_in_the_address_are_not_in_errors()
    {
        var handler = new CannedHandler(static () => throw new HttpRequestException("refused"));
        var client = new TextWireClient(new TextWireOptions { HttpClient = handler.ToClient(), MaxRetries = 0, BaseUrl = new Uri("http://somebody:pa55word@host.example:81/v1?key=s3cret") });

        ModelException error = await ErrorAsync(client);

        Assert.IsType<ModelConnectionException>(error);
        Assert.DoesNotContain("pa55word", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("http://host.example:81", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_says_what_it_is_in_any_case_of_letters()
    {
        var handler = new CannedHandler(static () =>
        {
            var content = new ByteArrayContent(TextWireClient.Sse("Hi", "."));
            content.Headers.TryAddWithoutValidation("Content-Type", "Text/Event-Stream");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        });

        List<string> lines = await DeltaText.LinesAsync(new TextWireClient(new TextWireOptions { HttpClient = handler.ToClient(), MaxRetries = 0 }));

        Assert.Equal(["Text 0 'Hi' ", "Stop EndOfTurn 'stop'"], lines);
    }

    private static Task<ModelException> ErrorAsync(int status, byte[] body) =>
        ErrorAsync(new TextWireClient(new TextWireOptions
        {
            HttpClient = new CannedHandler(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) }).ToClient(),
            MaxRetries = 0,
            ApiKey = Key,
        }));

    private static Task<ModelException> ErrorAsync(TextWireClient client) => Assert.ThrowsAnyAsync<ModelException>(async () =>
    {
        await foreach (ModelDelta _ in client.StreamAsync([new ChatMessage(ChatRole.User, "Hi")], new ChatOptions()))
        {
        }
    });
}
