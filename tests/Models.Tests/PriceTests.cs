using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenFlow.Models.Tests;

public sealed class PriceTests
{
    private const string Prices = """
        {
          "large-2*": { "input": 3, "output": 15, "cachedInput": 0.3, "cacheWrite": 3.75 },
          "large-*": { "input": 5, "output": 25 },
          "large-2-mini": { "input": 2.5e-1, "output": 1.25 }
        }
        """;

    [Theory]
    [InlineData("large-2-mini", 0.25)]
    [InlineData("large-2-2031", 3)]
    [InlineData("large-2", 3)]
    [InlineData("large-1", 5)]
    public void Exact_name_wins_and_then_the_longest_beginning(string model, decimal input) =>
        Assert.Equal(input, ModelPrices.Load(Encoding.UTF8.GetBytes(Prices)).Of(model)?.Input);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("small")]
    [InlineData("LARGE-2")]
    [InlineData("large-2*x")]
    public void Model_that_is_not_listed_has_no_price(string? model)
    {
        ModelPrice? price = ModelPrices.Load(Encoding.UTF8.GetBytes(Prices)).Of(model);

        // "large-2*x" begins with "large-2".
        Assert.Equal(model == "large-2*x", price is not null);
        Assert.Null(ModelPrices.None.Of(model));
    }

    [Fact]
    public void Tokens_of_the_cache_have_prices_of_their_own()
    {
        ModelPrice price = ModelPrices.Load(Encoding.UTF8.GetBytes(Prices)).Of("large-2")!;

        // 1,000 plain, 4,000 read from the cache, 2,000 written to it, 500 written.
        Assert.Equal(((1_000 * 3m) + (4_000 * 0.3m) + (2_000 * 3.75m) + (500 * 15m)) / 1_000_000, price.Of(new Usage(7_000, 500, 4_000, 2_000, 100)));
    }

    [Fact]
    public void Cache_without_a_price_costs_as_other_input()
    {
        ModelPrice price = ModelPrices.Load(Encoding.UTF8.GetBytes(Prices)).Of("large-1")!;

        Assert.Null(price.CachedInput);
        Assert.Equal(((7_000 * 5m) + (500 * 25m)) / 1_000_000, price.Of(new Usage(7_000, 500, 4_000, 2_000)));
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    [InlineData("", "$")]
    [InlineData("{\"m\": 3}", "$.m")]
    [InlineData("{\"m\": {\"input\": 3}}", "$.m")]
    [InlineData("{\"m\": {\"input\": -1, \"output\": 1}}", "$.m.input")]
    [InlineData("{\"m\": {\"input\": \"3\", \"output\": 1}}", "$.m.input")]
    [InlineData("{\"m\": {\"input\": 1e40, \"output\": 1}}", "$.m.input")]
    [InlineData("{\"m\": {\"input\": 3, \"output\": 1, \"cacheInput\": 1}}", "$.m.cacheInput")]
    [InlineData("{\"m\": {\"input\": {\"a\": 1}}}", "$.m.input")]
    [InlineData("{\"m\": {\"input\": 01}}", "$.m.input")]
    public void What_is_no_list_of_prices_is_an_error_with_its_path(string json, string path)
    {
        JsonException error = Assert.Throws<JsonException>(() => ModelPrices.Load(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(path, error.Path);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Stream_is_read_to_its_end_however_it_gives_its_bytes(int piece)
    {
        string many = "{" + string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"m{i}\":{{\"input\":{i},\"output\":1}}"))) + "}";
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(many), piece);

        Assert.Equal(499, ModelPrices.Load(stream).Of("m499")?.Input);
    }

    [Fact]
    public void Stream_that_is_too_long_is_not_read_to_its_end()
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes(new string(' ', 4 << 20)), 100_000);

        JsonException error = Assert.Throws<JsonException>(() => ModelPrices.Load(stream));

        Assert.Contains("more than 1048576 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Position, 1 << 20, 2 << 20);
    }

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
