using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Tests.Unions.Reading;

public class ReadingTests
{
    public static TheoryData<Payment, string> Payments => new()
    {
        { new Payment.Received(5), """{"type":"Payment.Received","cents":5}""" },
        { new Payment.Ended.Settled("Ada"), """{"type":"Payment.Ended.Settled","by":"Ada"}""" },
        { new Payment.Ended.@void(), """{"type":"Payment.Ended.void","reason":null}""" },
        { new Refunded(2), "{\"type\":\"payment \\\"back\\\" é\",\"cents\":2}" },
    };

    [Theory]
    [MemberData(nameof(Payments))]
    public void Union_is_written_with_its_type_and_read_by_it(Payment payment, string json)
    {
        Assert.Equal(json, Text(payment));
        Assert.Equal(payment, Read<Payment>(json));
        Assert.Equal(payment, JsonSerializer.Deserialize<Payment>(JsonSerializer.Serialize(payment)));
    }

    [Fact]
    public void Type_may_stand_anywhere_and_with_escapes() =>
        Assert.Equal(new Payment.Received(5), Read<Payment>(""" { "x": [{"type": 1}], "cents": 5, "type" : "Payment.\u0052eceived" } """));

    [Fact]
    public void Members_of_union_types_are_read_by_their_type()
    {
        var parcel = new Parcel(
            new Refunded(1), new Payment.Ended.Settled("Bob"), null, new Vehicle.Van(2, 900), [new Payment.Received(3), new Refunded(4)], new Outcome<int>.Ok(7));

        Parcel read = Read<Parcel>(Text(parcel));

        Assert.Equal(parcel with { All = [] }, read with { All = [] });
        Assert.Equal(parcel.All, read.All);
        Assert.Equal(new Vehicle.Car(4), Read<Vehicle>(Text(new Vehicle.Car(4))));
    }

    [Fact]
    public void Level_between_reads_its_own_cases_only()
    {
        Assert.Equal(new Payment.Ended.Settled("Ada"), Read<Payment.Ended>("""{"type":"Payment.Ended.Settled","by":"Ada"}"""));
        Assert.Contains("no known case of Payment.Ended", Assert.Throws<JsonException>(() => Read<Payment.Ended>("""{"type":"Payment.Received","cents":5}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV06_Unknown_type_is_an_error_that_names_the_union_and_what_is_known()
    {
        JsonException error = Assert.Throws<JsonException>(() => Read<Payment>("""{"type":"Payment.Lost","x":1}"""));

        Assert.Contains("'Payment.Lost' is no known case of Payment", error.Message, StringComparison.Ordinal);
        Assert.Contains("Payment.Received, Payment.Ended.Settled, Payment.Ended.void, payment \"back\" é", error.Message, StringComparison.Ordinal);
        Assert.Equal("$", error.Path);
    }

    [Fact]
    public void EV06_Unknown_type_of_any_length_gives_a_bounded_error()
    {
        string pairs = string.Concat(Enumerable.Repeat("\U0001F600", 100_000));
        JsonException error = Assert.Throws<JsonException>(() => Read<Payment>($$"""{"type":"x{{pairs}}"}"""));

        Assert.InRange(error.Message.Length, 1, 1_000);
        Assert.Equal(error.Message, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(error.Message)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":{}}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"Payment.Received","cents":5,"type":"Payment.Lost"}""")]
    [InlineData("""{"type":"Payment.Received","cents":"five"}""")]
    [InlineData("""{"type":"Payment.Received" """)]
    public void EV06_Object_without_a_fitting_type_is_an_error(string json)
    {
        Assert.Throws<JsonException>(() => Read<Payment>(json));
        Assert.ThrowsAny<JsonException>(() => Read<Payment.Received>(json));
    }

    [Theory]
    [InlineData("""{"type":"Delivery.Lost","where":{"depth":[1,2,{"x":null}]},"count":1.50}""")]
    [InlineData("""{ "note" : "\u0041\\" , "type":"Delivery.Lost" }""")]
    public void EV06_Unknown_case_is_kept_and_written_as_it_came(string json)
    {
        var unknown = Assert.IsType<Delivery.Unknown>(Read<Delivery>(json));

        Assert.Equal("Delivery.Lost", unknown.Type);
        Assert.Equal("Delivery.Lost", unknown.EventType);
        Assert.Equal(json.Trim(), Text(unknown));
        Assert.Equal("unknown", Read<Delivery>(json).Match(sent: static _ => "sent", unknown: static _ => "unknown"));
        Assert.Equal(unknown.Type, Read<Delivery.Unknown>(json).Type);
    }

    [Fact]
    public void EV06_Unknown_case_inside_another_event_is_kept()
    {
        string json = Text(new Parcel(new Refunded(1), null, new Delivery.Sent(2), new Vehicle.Car(4), []));
        json = json.Replace("""{"type":"Delivery.Sent","parcels":2}""", """{"type":"new","deep":[[]]}""", StringComparison.Ordinal);

        Parcel parcel = Read<Parcel>(json);

        Assert.Equal("new", Assert.IsType<Delivery.Unknown>(parcel.Sent).Type);
        Assert.Equal(json, Text(parcel));
    }

    [Theory]
    [InlineData("""{"where":1}""")]
    [InlineData("""{"type":"Delivery.Sent","parcels":"many"}""")]
    [InlineData("""{"type":"Delivery.Lost","x":}""")]
    public void EV06_Malformed_object_is_no_unknown_case(string json) => Assert.ThrowsAny<JsonException>(() => Read<Delivery>(json));

    [Fact]
    public void Unknown_case_without_data_is_written_with_its_type() =>
        Assert.Equal("""{"type":"made \"here\""}""", Text(new Delivery.Unknown("made \"here\"", default)));

    [Fact]
    public void Shape_of_a_union_lists_its_cases()
    {
        var shape = Assert.IsType<UnionShape>(EventCodec<Payment>.Shape);

        Assert.Equal("Payment", shape.Name);
        Assert.Equal("What happens to a payment.", shape.Description);
        Assert.Equal(["Payment.Received", "Payment.Ended.Settled", "Payment.Ended.void", "payment \"back\" é"], shape.Cases.Select(static one => one.Name));
        Assert.All(shape.Cases, static one => Assert.True(one.IsCase));
        Assert.Same(shape, EventCodec<Payment>.Shape);
        Assert.Equal(["Delivery.Sent"], Assert.IsType<UnionShape>(EventCodec<Delivery>.Shape).Cases.Select(static one => one.Name));
        Assert.Equal(ScalarKind.Any, Assert.IsType<ScalarShape>(EventCodec<Delivery.Unknown>.Shape).Kind);
    }

    private static TEvent Read<TEvent>(string json)
        where TEvent : Event, IJsonCodec<TEvent> => GenFlowJson.Read<TEvent>(Encoding.UTF8.GetBytes(json));

    private static string Text(Event ev)
    {
        var buffer = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(buffer, ev);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
