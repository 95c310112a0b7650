using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Events of random shapes and values: what GenFlow writes the framework reads, and the other way round.</summary>
public class RandomRecordTests
{
    private const int EventsOfSeed = 25;
    private const int ValuesOfEvent = 20;

    public static TheoryData<int> Seeds =>
        Environment.GetEnvironmentVariable("GENFLOW_TEST_SEED") is { Length: > 0 } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)] : [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EV02_Random_records_go_both_ways_between_GenFlow_and_the_framework(int seed)
    {
        var random = new Random(seed);
        var shapes = new RandomShapes(random);
        string[] events = [.. Enumerable.Range(0, EventsOfSeed).Select(index => shapes.Event(FormattableString.Invariant($"Event{index}")))];
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile($"""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Text.Json.Serialization;
            using GenFlow;
            namespace Random;
            {RandomShapes.Parts}
            {string.Concat(events)}
            """).Output);
        var values = new RandomValues(random);
        for (int index = 0; index < EventsOfSeed; index++)
        {
            Type type = assembly.Type(FormattableString.Invariant($"Random.Event{index}"));
            for (int round = 0; round < ValuesOfEvent; round++)
            {
                AssertGoesBothWays((Event)values.Of(type, null)!, type, events[index]);
            }
        }
    }

    private static void AssertGoesBothWays(Event ev, Type type, string source)
    {
        string theirs = JsonSerializer.Serialize(ev, type, GenFlowJson.Options);
        string ours = Write(ev);
        try
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(theirs), JsonNode.Parse(ours)), $"Written differently.\n{theirs}\n{ours}");
            Assert.Equal(theirs, JsonSerializer.Serialize(JsonSerializer.Deserialize(ours, type, GenFlowJson.Options), type, GenFlowJson.Options));
            Assert.Equal(theirs, JsonSerializer.Serialize(AnyEvent.Read(type, theirs), type, GenFlowJson.Options));
            Assert.Equal(ours, Write(AnyEvent.Read(type, ours)));
        }
        catch (Exception error)
        {
            throw new VerificationException($"{error}\n{source}\ntheirs: {theirs}\nours:   {ours}");
        }
    }

    private static string Write(Event ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
