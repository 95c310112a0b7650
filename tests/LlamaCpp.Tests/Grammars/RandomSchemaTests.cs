using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>Schemas come from servers of tools, too: whatever they are, they are refused or llama.cpp reads their grammar, and soon.</summary>
public sealed class RandomSchemaTests
{
    private static readonly string[] s_names = ["a", "ab", "b\"", "é🫖", "name", ""];
    private static readonly string[] s_patterns = ["^a+$", "b", "(a?b?)?", "[^\"]{0,3}", "^(x|yz)*$", "\\d{2,}", "(", "a{1,9}b{3}"];

    [Fact]
    public void Any_schema_is_refused_or_its_grammar_is_read()
    {
        var random = new Random(11);
        int read = 0;
        for (int round = 0; round < 1_500; round++)
        {
            JsonObject schema = Schema(random, 4);
            var definitions = new JsonObject();
            for (int definition = 0; definition < 4; definition++)
            {
                definitions["d" + definition] = Schema(random, 3);
            }

            schema["$defs"] = definitions;
            long start = Stopwatch.GetTimestamp();
            try
            {
                string grammar = JsonSchemaGrammar.Of(JsonElement.Parse(schema.ToJsonString()));
                using var llama = new LlamaGrammar(grammar);
                read++;
            }
            catch (ModelRequestException)
            {
            }

            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), schema.ToJsonString());
        }

        Assert.InRange(read, 500, 1_490);
    }

    private static JsonObject Schema(Random random, int depth)
    {
        int kind = random.Next(depth == 0 ? 6 : 12);
        return kind switch
        {
            0 => new() { ["type"] = "string", ["minLength"] = random.Next(4), ["maxLength"] = random.Next(3, 3_000) },
            1 => new() { ["type"] = "integer", ["minimum"] = random.Next(-50, 50), ["maximum"] = random.Next(40, 9_999) },
            2 => new() { ["enum"] = new JsonArray(1, "a", s_names[random.Next(s_names.Length)], null) },
            3 => new() { ["$ref"] = "#/$defs/d" + random.Next(4) },
            4 => new() { ["type"] = "string", ["pattern"] = s_patterns[random.Next(s_patterns.Length)] },
            5 => new() { ["type"] = new JsonArray("number", "null", "boolean") },
            6 or 7 or 8 => Object(random, depth),
            9 => new() { ["type"] = "array", ["items"] = Schema(random, depth - 1), ["minItems"] = random.Next(3), ["maxItems"] = random.Next(2, 40) },
            10 => new() { ["anyOf"] = new JsonArray(Schema(random, depth - 1), Schema(random, depth - 1), Schema(random, depth - 1)) },
            _ => new() { ["allOf"] = new JsonArray(Object(random, depth), Object(random, depth)), ["prefixItems"] = random.Next(9) == 0 ? new JsonArray(Schema(random, depth - 1)) : new JsonArray() },
        };
    }

    private static JsonObject Object(Random random, int depth)
    {
        var properties = new JsonObject();
        foreach (string name in s_names.Where(_ => random.Next(2) == 0))
        {
            properties[name] = Schema(random, depth - 1);
        }

        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. s_names.Where(_ => random.Next(4) == 0).Select(static name => JsonValue.Create(name))]),
            ["additionalProperties"] = random.Next(3) == 0,
        };
    }
}
