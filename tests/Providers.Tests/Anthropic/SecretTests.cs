using System.Net;
using System.Text;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Anthropic;

public sealed class SecretTests
{
    [Theory]
    [InlineData(401, """{"type":"error","error":{"type":"authentication_error","message":"bad key KEY"}}""", typeof(ModelAuthenticationException))]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"header KEY"}}""", typeof(ModelRequestException))]
    [InlineData(413, "KEY is too much", typeof(ModelRequestException))]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"KEY waits"}}""", typeof(ModelOverloadedException))]
    [InlineData(500, "<html>KEY</html>", typeof(ModelServerException))]
    public async Task Key_is_in_no_error_of_a_response(int status, string body, Type expected)
    {
        var handler = new CannedHandler(() => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body.Replace("KEY", Claude.Key, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        });

        await Hides(Claude.Over(handler), expected);
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"api_error","message":"KEY"}}""", typeof(ModelServerException))]
    [InlineData("""{"type":"error","error":{"type":"KEY","message":"?"}}""", typeof(ModelServerException))]
    public async Task Key_is_in_no_error_of_a_stream(string json, Type expected) =>
        await Hides(Claude.Answering(Claude.Sse(json.Replace("KEY", Claude.Key, StringComparison.Ordinal))), expected);

    [Fact]
    public void Client_without_a_key_says_where_one_is_looked_for()
    {
        if (Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY") is { Length: > 0 })
        {
            return;
        }

        var error = Assert.Throws<ModelAuthenticationException>(() => new AnthropicChatClient("claude-sonnet-4-5"));
        Assert.Contains("ANTHROPIC_API_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_tells_of_itself_without_its_key()
    {
        using var client = new AnthropicChatClient(new AnthropicOptions { Model = "claude-x", ApiKey = Claude.Key, BaseUrl = new Uri("https://proxy.example.org/anthropic/v1/") });

        Assert.Equal(("Anthropic", new Uri("https://proxy.example.org/anthropic/v1/messages"), "claude-x"), (client.Metadata.ProviderName, client.Metadata.ProviderUri, client.Metadata.DefaultModelId));
        Assert.DoesNotContain(Claude.Key, client.ToString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("a\r\nx: y")]
    public void Beta_that_is_no_name_is_refused(string beta) => Assert.Throws<ArgumentException>(() => new AnthropicOptions { Betas = [beta] });

    [Fact]
    public void Limit_of_no_tokens_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AnthropicOptions { MaxOutputTokens = 0 });

    private static async Task Hides(AnthropicChatClient client, Type expected)
    {
        var error = await Assert.ThrowsAnyAsync<ModelException>(() => client.GetResponseAsync([Claude.User("Hi")]));

        Assert.IsType(expected, error);
        Assert.DoesNotContain(Claude.Key, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Claude.Key, error.Code ?? "", StringComparison.Ordinal);
    }
}
