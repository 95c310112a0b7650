using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Agents.Tests.Actions;

public class StructuredOutputTests
{
    [Fact]
    public void Output_has_its_records_name_and_is_read_with_what_may_be_missing()
    {
        Answer answer = Calling.Read<Answer>("""{"text":"yes","sureness":1,"unit":"Celsius","places":[{"latitude":1,"longitude":2}]}""");

        Assert.Equal("Answer", NameOf<Answer>());
        Assert.Equal(("yes", 1.0, null, Unit.Celsius), (answer.Text, answer.Sureness, answer.Other, answer.Unit));
        Assert.Equal([new Place(1, 2, null)], answer.Places);
        Assert.Empty(Calling.Read<Answer>("""{"text":"","sureness":0}""").Places);
    }

    [Theory]
    [InlineData("""{"text":"yes"}""", "$")]
    [InlineData("""{"text":"much too long","sureness":0}""", "$.text")]
    [InlineData("""{"text":"","sureness":1.5}""", "$.sureness")]
    [InlineData("""{"text":"","sureness":0,"other":{"text":"","sureness":2}}""", "$.other.sureness")]
    [InlineData("""{"text":"","sureness":0,"places":[{"latitude":100,"longitude":0}]}""", "$.places[0].latitude")]
    public void Output_that_does_not_fit_is_refused_with_its_path(string json, string path) =>
        Assert.Equal(path, Assert.Throws<JsonException>(() => Calling.Read<Answer>(json)).Path);

    [Fact]
    public void Output_is_written_as_it_is_read()
    {
        const string Json = """{"text":"a","sureness":0.25,"other":{"text":"b","sureness":0,"other":null,"unit":null,"places":[]},"unit":"Fahrenheit","places":[{"latitude":1,"longitude":2,"name":"n","near":null}]}""";

        Assert.Equal(Json, Written(Calling.Read<Answer>(Json)));
    }

    [Fact]
    public void Event_that_is_an_output_keeps_the_events_codec()
    {
        var told = new Told("x", Unit.Celsius, new Signal.Sound(3));
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, told);

        Assert.Equal(Encoding.UTF8.GetString(output.WrittenSpan), Written(told));
        Assert.Equal(told, Calling.Read<Told>(Written(told)));
        Assert.Equal("Told", NameOf<Told>());
    }

    private static string NameOf<T>()
        where T : IStructuredOutput<T> => T.OutputName;

    private static string Written<T>(T value)
        where T : IJsonCodec<T>
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new EventJsonWriter(output);
        T.Write(ref writer, value);
        writer.Complete();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
