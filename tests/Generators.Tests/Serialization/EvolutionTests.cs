using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Two versions of an event's declaration that meet on the wire: one test for each rule of docs/wire-format.md.</summary>
public class EvolutionTests
{
    private const string Fails = "fails";

    private static readonly Dictionary<string, Change> s_changes = new()
    {
        ["S1"] = new("E(int A)", "E(int A, string B = \"none\")",
            "{\"a\":1}", "{\"a\":1,\"b\":\"none\"}", "{\"a\":1,\"b\":\"x\"}", "{\"a\":1}"),
        ["S2"] = new("E(int A) { public string B { get; init; } = \"kept\"; }", "E(int A)",
            "{\"a\":1,\"b\":\"x\"}", "{\"a\":1}", "{\"a\":1}", "{\"a\":1,\"b\":\"kept\"}"),
        ["S3"] = new("E(int A, int B)", "E(int B, int A)",
            "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "{\"b\":2,\"a\":1}", "{\"a\":1,\"b\":2}"),
        ["S4"] = new("E(int Old)", "E([property: JsonPropertyName(\"old\")] int New)",
            "{\"old\":1}", "{\"old\":1}", "{\"old\":1}", "{\"old\":1}"),
        ["S5"] = new("E(int A)", "E(int A = 0)",
            "{\"a\":1}", "{\"a\":1}", "{\"a\":0}", "{\"a\":0}"),
        ["S6"] = new("E(int A, float B)", "E(long A, double B)",
            "{\"a\":1,\"b\":0.5}", "{\"a\":1,\"b\":0.5}", "{\"a\":1,\"b\":0.5}", "{\"a\":1,\"b\":0.5}"),
        ["S7"] = new("E(int A)", "E(int? A)",
            "{\"a\":1}", "{\"a\":1}", "{\"a\":2}", "{\"a\":2}"),
        ["S8"] = new("E(IReadOnlyList<int> A)", "E(int[] A)",
            "{\"a\":[1]}", "{\"a\":[1]}", "{\"a\":[2]}", "{\"a\":[2]}"),
        ["S9"] = new("E(U A); " + Union("", unknown: true), "E(U A); " + Union("public sealed partial record More(int X) : U;", unknown: true),
            "{\"a\":{\"type\":\"U.One\",\"x\":1}}", "{\"a\":{\"type\":\"U.One\",\"x\":1}}",
            "{\"a\":{\"type\":\"U.More\",\"x\":2}}", "{\"a\":{\"type\":\"U.More\",\"x\":2}}"),
        ["B1"] = new("E(int A)", "E(int A, int B)",
            "{\"a\":1}", Fails, "{\"a\":1,\"b\":2}", "{\"a\":1}"),
        ["B2"] = new("E(int A, int B)", "E(int A)",
            "{\"a\":1,\"b\":2}", "{\"a\":1}", "{\"a\":1}", Fails),
        ["B3"] = new("E(int A)", "E(string A)",
            "{\"a\":1}", Fails, "{\"a\":\"1\"}", Fails),
        ["B4"] = new("E(int Old)", "E(int New)",
            "{\"old\":1}", Fails, "{\"new\":1}", Fails),
        ["B5"] = new("E(K A); public enum K { X }", "E(K A); public enum K { X, Y }",
            "{\"a\":\"X\"}", "{\"a\":\"X\"}", "{\"a\":\"Y\"}", Fails),
        ["B6"] = new("E(U A); " + Union("", unknown: false), "E(U A); " + Union("public sealed partial record More(int X) : U;", unknown: false),
            "{\"a\":{\"type\":\"U.One\",\"x\":1}}", "{\"a\":{\"type\":\"U.One\",\"x\":1}}", "{\"a\":{\"type\":\"U.More\",\"x\":2}}", Fails),
        ["B7"] = new("E(int? A)", "E(int A)",
            "{\"a\":null}", Fails, "{\"a\":1}", "{\"a\":1}"),
        ["B8"] = new("E(long A)", "E(int A)",
            "{\"a\":5000000000}", Fails, "{\"a\":1}", "{\"a\":1}"),
    };

    public static TheoryData<string> Rules => [.. s_changes.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Wire_rule_holds_between_versions(string rule)
    {
        Change change = s_changes[rule];
        using LoadedAssembly old = Compile(change.Old);
        using LoadedAssembly changed = Compile(change.New);

        AssertSent(old, change.OldJson, changed, change.ReadByNew);
        AssertSent(changed, change.NewJson, old, change.ReadByOld);
    }

    [Fact]
    public void Every_wire_rule_of_the_documentation_is_tested_and_every_tested_one_is_documented()
    {
        string[] documented = [.. Regex.Matches(File.ReadAllText(Path.Combine(Root(), "docs", "wire-format.md")), @"^\| ([SB]\d+) \|", RegexOptions.Multiline).Select(static match => match.Groups[1].Value)];

        Assert.Equal(s_changes.Keys.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private static void AssertSent(LoadedAssembly sender, string json, LoadedAssembly receiver, string expected)
    {
        string sent = Write(AnyEvent.Read(sender.Type("N.E"), json));
        Assert.Equal(json, sent);
        if (expected == Fails)
        {
            Assert.StartsWith("$", Assert.Throws<JsonException>(() => AnyEvent.Read(receiver.Type("N.E"), sent)).Path, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, Write(AnyEvent.Read(receiver.Type("N.E"), sent)));
        }
    }

    private static LoadedAssembly Compile(string declaration) => LoadedAssembly.Load(Gen.Compile($"""
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using GenFlow;
        namespace N;
        [Event] public sealed partial record {(declaration.EndsWith('}') || declaration.EndsWith(';') ? declaration : declaration + ";")}
        """).Output);

    private static string Union(string more, bool unknown) => $$"""
        [StreamEvent] public abstract partial record U
        {
            public sealed partial record One(int X) : U;
            {{more}}
            {{(unknown ? "[UnknownCase] public sealed partial record Other(string Type, JsonElement Data) : U;" : "")}}
        }
        """;

    private static string Write(Event ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    /// <param name="Old">The declaration before.</param>
    /// <param name="New">The declaration after.</param>
    /// <param name="OldJson">What the old version writes.</param>
    /// <param name="ReadByNew">What the new version makes of it.</param>
    /// <param name="NewJson">What the new version writes.</param>
    /// <param name="ReadByOld">What the old version makes of it.</param>
    private sealed record Change(string Old, string New, string OldJson, string ReadByNew, string NewJson, string ReadByOld);
}
