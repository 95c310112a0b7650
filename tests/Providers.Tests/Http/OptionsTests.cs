using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>What is asked for, before anything is sent.</summary>
public sealed class OptionsTests
{
    private const string Variable = "GENFLOW_TEXT_WIRE_KEY";

    [Theory]
    [InlineData("https://models.example/v1", "https://models.example/v1/text")]
    [InlineData("https://models.example/v1/", "https://models.example/v1/text")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/text")]
    [InlineData("https://models.example/a/b?api-version=2", "https://models.example/a/b/text?api-version=2")]
    public async Task The_path_is_put_behind_the_base_address(string baseUrl, string expected)
    {
        CannedHandler handler = CannedHandler.Of(TextWireClient.Sse("."));

        await DeltaText.LinesAsync(new TextWireClient(new TextWireOptions { BaseUrl = new Uri(baseUrl), HttpClient = handler.ToClient() }));

        Assert.Equal(new Uri(expected), handler.Urls[0]);
    }

    [Fact]
    public void Metadata_has_no_secrets_of_the_address()
    {
        using var client = new TextWireClient(new TextWireOptions { BaseUrl = new Uri("https://ann:sesame@models.example:8443/v1?api-key=hidden") });

        Assert.Equal("https://models.example:8443/v1/text", client.Metadata.ProviderUri!.OriginalString);
    }

    [Theory]
    [InlineData("v1", UriKind.Relative)]
    [InlineData("ftp://models.example", UriKind.Absolute)]
    [InlineData("file:///models", UriKind.Absolute)]
    public void An_address_that_is_not_HTTP_is_refused(string baseUrl, UriKind kind)
    {
        var error = Assert.Throws<ArgumentException>(() => new TextWireClient(new TextWireOptions { BaseUrl = new Uri(baseUrl, kind) }));

        Assert.Contains("http://", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_sent_trimmed_and_own_headers_go_before_it()
    {
        CannedHandler handler = CannedHandler.Of(TextWireClient.Sse("."), TextWireClient.Sse("."));

        await DeltaText.LinesAsync(new TextWireClient(new TextWireOptions { ApiKey = " key-1\n", HttpClient = handler.ToClient() }));
        await DeltaText.LinesAsync(new TextWireClient(new TextWireOptions
        {
            ApiKey = "key-1",
            Headers = new Dictionary<string, string> { ["Authorization"] = "Custom two", ["X-Team"] = "blue" },
            HttpClient = handler.ToClient(),
        }));

        Assert.Equal(["Bearer key-1", "Custom two"], handler.Headers.Select(static headers => headers.Authorization!.ToString()));
        Assert.Equal(["blue"], handler.Headers[1].GetValues("X-Team"));
        Assert.Equal("text/event-stream", handler.Headers[0].Accept.Single().MediaType);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/other", "Bearer from-environment")]
    [InlineData("http://models.example/v1", null)]
    public async Task Without_a_key_in_the_options_the_environment_has_it_for_the_providers_own_host(string baseUrl, string? expected)
    {
        CannedHandler handler = CannedHandler.Of(TextWireClient.Sse("."));
        Environment.SetEnvironmentVariable(Variable, "from-environment");
        try
        {
            await DeltaText.LinesAsync(new TextWireClient(new TextWireOptions { BaseUrl = new Uri(baseUrl), HttpClient = handler.ToClient() }));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.Equal(expected, handler.Headers[0].Authorization?.ToString());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("schlüssel")]
    public void A_key_that_cannot_be_one_is_refused_without_being_quoted(string key)
    {
        var error = Assert.Throws<ModelAuthenticationException>(() => new TextWireClient(new TextWireOptions { ApiKey = key }));

        Assert.DoesNotContain(key, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X Team", "blue")]
    [InlineData("X-Secret", "a\r\nb")]
    public void A_header_that_cannot_be_sent_is_refused_without_its_value(string name, string value)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new TextWireClient(new TextWireOptions { Headers = new Dictionary<string, string> { [name] = value } }));

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused_where_they_are_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { MaxRetries = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { RetryDelay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { MaxRetryDelay = TimeSpan.FromHours(2) });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { ConnectTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { IdleTimeout = TimeSpan.FromSeconds(-2) });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { TotalTimeout = TimeSpan.FromDays(25) });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { MaxResponseBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TextWireOptions { MaxEventBytes = 0 });
        Assert.NotNull(new TextWireOptions
        {
            ConnectTimeout = Timeout.InfiniteTimeSpan, IdleTimeout = Timeout.InfiniteTimeSpan, TotalTimeout = Timeout.InfiniteTimeSpan,
            RetryDelay = TimeSpan.Zero, MaxRetryDelay = TimeSpan.Zero,
        });
    }

    [Fact]
    public async Task Each_request_gets_its_client_from_the_factory()
    {
        CannedHandler handler = CannedHandler.Of(TextWireClient.Sse("."), TextWireClient.Sse("."));
        int made = 0;
        var client = new TextWireClient(new TextWireOptions
        {
            CreateHttpClient = () =>
            {
                made++;
                return handler.ToClient();
            },
        });

        await DeltaText.LinesAsync(client);
        await DeltaText.LinesAsync(client);

        Assert.Equal(2, made);
    }

    [Fact]
    public async Task It_is_a_chat_client_with_the_same_answer()
    {
        byte[] answer = TextWireClient.Sse("Hel", "lo", ".");
        using IChatClient client = new TextWireClient(new TextWireOptions { Model = "m-1", HttpClient = CannedHandler.Of(answer, answer).ToClient() });

        ChatResponse whole = await client.GetResponseAsync("Hi");
        var pieces = new List<string>();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
        {
            pieces.Add(update.Text);
        }

        Assert.Equal(("Hello", ChatFinishReason.Stop), (whole.Text, whole.FinishReason));
        Assert.Equal(["Hel", "lo", ""], pieces);
        Assert.Same(client, client.GetService<IModelStream>());
        var metadata = client.GetService<ChatClientMetadata>();
        Assert.Equal(("Text", "m-1", new Uri("http://127.0.0.1:1/v1/text")), (metadata!.ProviderName, metadata.DefaultModelId, metadata.ProviderUri));
    }

    [Fact]
    public void Neither_options_nor_client_show_the_key()
    {
        var options = new TextWireOptions { ApiKey = "secret-key" };

        Assert.DoesNotContain("secret-key", $"{options} {new TextWireClient(options)} {new HttpProvider("p", new Uri("http://p"), "x")}", StringComparison.Ordinal);
    }
}
