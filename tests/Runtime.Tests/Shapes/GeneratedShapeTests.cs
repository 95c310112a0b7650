using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

/// <summary>How urgent it is.</summary>
public enum Urgency
{
    Low,
    [JsonStringEnumMemberName("very high")]
    High,
}

[Flags]
public enum Rights
{
    Read = 1,
    Write = 2,
}

/// <summary>Where it stands.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Next">Where it goes on.</param>
public sealed record Place(int Page, Place? Next = null);

/// <summary>An order.</summary>
/// <param name="Number">Given by the shop.</param>
/// <param name="Customer">Who ordered.</param>
/// <param name="Urgency">Told by the customer.</param>
/// <param name="Places">Where it is to go.</param>
/// <param name="Copies">How many.</param>
/// <param name="Note">To the packer.</param>
[Event]
public sealed partial record Order(long Number, string Customer, Urgency Urgency, IReadOnlyList<Place> Places, int Copies = 1, string? Note = null)
{
    /// <summary>What is in it.</summary>
    public required IReadOnlyDictionary<string, decimal> Prices { get; init; }

    [JsonPropertyName("allowed-to"), Description("What the customer may do.")]
    public Rights Rights { get; init; }
}

[Event]
public sealed partial record AllScalars(
    bool Boolean, byte Byte, sbyte SByte, short Int16, ushort UInt16, int Int32, uint UInt32, long Int64, ulong UInt64,
    float Single, double Double, decimal Decimal, string Text, char Char, byte[] Bytes, Guid Guid, DateTime DateTime,
    DateTimeOffset DateTimeOffset, TimeSpan TimeSpan, DateOnly DateOnly, TimeOnly TimeOnly, Uri Uri, JsonElement Any,
    int? Nullable, ImmutableArray<double> Numbers);

public class GeneratedShapeTests
{
    private static readonly Order s_order = new(7, "Ada", Urgency.High, [new(1, new(2))], Note: "soon")
    {
        Prices = new Dictionary<string, decimal> { ["bees"] = 1.50m },
        Rights = Rights.Read | Rights.Write,
    };

    [Fact]
    public void Written_order_is_valid() => AssertValid<Order>(s_order);

    [Theory]
    [InlineData("number", null)]
    [InlineData("number", "\"7\"")]
    [InlineData("number", "9223372036854775808")]
    [InlineData("customer", "null")]
    [InlineData("urgency", "\"High\"")]
    [InlineData("places", "{}")]
    [InlineData("places", "[null]")]
    [InlineData("places", "[{\"page\":\"1\"}]")]
    [InlineData("places", "[{\"page\":1,\"next\":{}}]")]
    [InlineData("prices", null)]
    [InlineData("prices", "{\"bees\":\"1\"}")]
    [InlineData("copies", "null")]
    [InlineData("note", "1")]
    [InlineData("allowed-to", "\"Read|Write\"")]
    public void Order_with_a_wrong_member_is_not_valid_and_not_read(string member, string? json)
    {
        string changed = Changed(Printed.Payload(s_order), member, json);

        Assert.False(Printed.Allows(ShapeOf<Order>(), changed), changed);
        Assert.Throws<JsonException>(() => GenFlowJson.Read<Order>(Encoding.UTF8.GetBytes(changed)));
    }

    [Theory]
    [InlineData("note", null)]
    [InlineData("note", "null")]
    [InlineData("copies", null)]
    [InlineData("allowed-to", null)]
    [InlineData("more", "[1]")]
    public void Order_without_an_optional_member_or_with_an_unknown_one_is_valid_and_read(string member, string? json)
    {
        string changed = Changed(Printed.Payload(s_order), member, json);

        Assert.True(Printed.Allows(ShapeOf<Order>(), changed), changed);
        Assert.Equal(7, GenFlowJson.Read<Order>(Encoding.UTF8.GetBytes(changed)).Number);
    }

    [Fact]
    public void Schema_tells_what_people_wrote()
    {
        JsonElement schema = JsonDocument.Parse(Printed.Schema(ShapeOf<Order>())).RootElement;
        JsonElement order = schema.GetProperty("$defs").GetProperty("Order");
        JsonElement members = order.GetProperty("properties");

        Assert.Equal("An order.", order.GetProperty("description").GetString());
        Assert.Equal("Given by the shop.", members.GetProperty("number").GetProperty("description").GetString());
        Assert.Equal("What is in it.", members.GetProperty("prices").GetProperty("description").GetString());
        Assert.Equal("What the customer may do.", members.GetProperty("allowed-to").GetProperty("description").GetString());
        Assert.Equal(1, members.GetProperty("copies").GetProperty("default").GetInt32());
        Assert.Equal("How urgent it is.", schema.GetProperty("$defs").GetProperty("Urgency").GetProperty("description").GetString());
        Assert.Equal(["number", "customer", "urgency", "places", "prices"], order.GetProperty("required").EnumerateArray().Select(static name => name.GetString()));
    }

    [Theory]
    [InlineData(1.5, DateTimeKind.Utc)]
    [InlineData(double.NaN, DateTimeKind.Local)]
    [InlineData(double.NegativeInfinity, DateTimeKind.Unspecified)]
    public void Written_value_of_every_kind_is_valid(double number, DateTimeKind kind) => AssertValid<AllScalars>(new AllScalars(
        true, 255, -128, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        (float)number, number, decimal.MaxValue, "é\u2028😀", 'é', [1, 2], Guid.NewGuid(), new DateTime(2026, 1, 31, 23, 59, 59, kind).AddTicks(5),
        new DateTimeOffset(2026, 1, 31, 23, 59, 59, TimeSpan.FromHours(-2)), TimeSpan.MinValue, new DateOnly(2026, 1, 31), new TimeOnly(23, 59, 59, 5),
        new Uri("a/b?c", UriKind.Relative), JsonDocument.Parse("[null]").RootElement, null, [number]));

    [Fact]
    public void Shape_is_the_same_whenever_it_is_asked_for() => Assert.Same(ShapeOf<Order>(), ShapeOf<Order>());

    internal static TypeShape ShapeOf<TEvent>()
        where TEvent : IJsonCodec<TEvent> => TEvent.Shape;

    private static void AssertValid<TEvent>(Event ev)
        where TEvent : IJsonCodec<TEvent> =>
        Assert.Empty(Printed.Problems(ShapeOf<TEvent>(), Printed.Payload(ev)));

    private static string Changed(string json, string member, string? value)
    {
        JsonObject payload = JsonNode.Parse(json)!.AsObject();
        payload.Remove(member);
        if (value is not null)
        {
            payload.Add(member, JsonNode.Parse(value));
        }

        return payload.ToJsonString();
    }
}
