using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenFlow.Serialization;

namespace GenFlow.Benchmarks.Json;

/// <summary>The four sides of a line in the table of member types.</summary>
/// <param name="Type">The members' type.</param>
/// <param name="Write">Writes an event of four.</param>
/// <param name="WriteByFramework">The same by the framework.</param>
/// <param name="Read">Reads it.</param>
/// <param name="ReadByFramework">The same by the framework.</param>
internal sealed record MemberRow(string Type, Func<Task<long>> Write, Func<Task<long>> WriteByFramework, Func<Task<long>> Read, Func<Task<long>> ReadByFramework);

/// <summary>The lines of the table of member types.</summary>
internal static class MemberRows
{
    public static IReadOnlyList<MemberRow> All { get; } =
    [
        Row("bool", static i => i % 2 == 0, static make => new Of0(make(0), make(1), make(2), make(3)), MemberJson.Default.Of0),
        Row("byte", static i => (byte)(40 + i), static make => new Of1(make(0), make(1), make(2), make(3)), MemberJson.Default.Of1),
        Row("int", static i => 123_456 + i, static make => new Of2(make(0), make(1), make(2), make(3)), MemberJson.Default.Of2),
        Row("long", static i => 1_234_567_890_123L + i, static make => new Of3(make(0), make(1), make(2), make(3)), MemberJson.Default.Of3),
        Row("ulong", static i => 12_345_678_901_234_567_890UL + (ulong)i, static make => new Of4(make(0), make(1), make(2), make(3)), MemberJson.Default.Of4),
        Row("float", static i => 1.5f + i, static make => new Of5(make(0), make(1), make(2), make(3)), MemberJson.Default.Of5),
        Row("double, 3.25", static i => 3.25 + i, static make => new Of6(make(0), make(1), make(2), make(3)), MemberJson.Default.Of6),
        Row("double, 17 digits", static i => Math.PI + i, static make => new Of7(make(0), make(1), make(2), make(3)), MemberJson.Default.Of7),
        Row("decimal", static i => 12.50m + i, static make => new Of8(make(0), make(1), make(2), make(3)), MemberJson.Default.Of8),
        Row("char", static i => (char)('a' + i), static make => new Of9(make(0), make(1), make(2), make(3)), MemberJson.Default.Of9),
        Row("string of 20", static i => new string((char)('a' + i), 20), static make => new Of10(make(0), make(1), make(2), make(3)), MemberJson.Default.Of10),
        Row("string of 1,000", static i => new string((char)('a' + i), 1000), static make => new Of11(make(0), make(1), make(2), make(3)), MemberJson.Default.Of11),
        Row("string with escapes", static i => "a \"quoted\" line\n" + i, static make => new Of12(make(0), make(1), make(2), make(3)), MemberJson.Default.Of12),
        Row("string, not ASCII", static i => "größe → 大きさ " + i, static make => new Of13(make(0), make(1), make(2), make(3)), MemberJson.Default.Of13),
        Row("enum", static i => (Tone)(i % 3), static make => new Of14(make(0), make(1), make(2), make(3)), MemberJson.Default.Of14),
        Row("int?", static i => i % 2 == 0 ? (int?)i : null, static make => new Of15(make(0), make(1), make(2), make(3)), MemberJson.Default.Of15),
        Row("string?", static i => i % 2 == 0 ? null : (string?)"text", static make => new Of16(make(0), make(1), make(2), make(3)), MemberJson.Default.Of16),
        Row("Guid", static i => new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), static make => new Of17(make(0), make(1), make(2), make(3)), MemberJson.Default.Of17),
        Row("DateTime", static i => new DateTime(2026, 11, 21, 13, 57, i, DateTimeKind.Utc), static make => new Of18(make(0), make(1), make(2), make(3)), MemberJson.Default.Of18),
        Row("DateTimeOffset", static i => new DateTimeOffset(2026, 11, 21, 13, 57, i, TimeSpan.FromHours(1)), static make => new Of19(make(0), make(1), make(2), make(3)), MemberJson.Default.Of19),
        Row("TimeSpan", static i => TimeSpan.FromMilliseconds(123_456 + i), static make => new Of20(make(0), make(1), make(2), make(3)), MemberJson.Default.Of20),
        Row("DateOnly", static i => new DateOnly(2026, 11, 1 + i), static make => new Of21(make(0), make(1), make(2), make(3)), MemberJson.Default.Of21),
        Row("TimeOnly", static i => new TimeOnly(13, 57, i), static make => new Of22(make(0), make(1), make(2), make(3)), MemberJson.Default.Of22),
        Row("Uri", static i => new Uri("https://example.org/a?b=" + i), static make => new Of23(make(0), make(1), make(2), make(3)), MemberJson.Default.Of23),
        Row("byte[] of 64", static i => new byte[64 + i], static make => new Of24(make(0), make(1), make(2), make(3)), MemberJson.Default.Of24),
        Row("int[] of 8", static i => (int[])[i, 2, 3, 4, 5, 6, 7, 8], static make => new Of25(make(0), make(1), make(2), make(3)), MemberJson.Default.Of25),
        Row("IReadOnlyList<string> of 8", static i => (string[])["a" + i, "b", "c", "d", "e", "f", "g", "h"], static make => new Of26(make(0), make(1), make(2), make(3)), MemberJson.Default.Of26),
        Row("Dictionary of 8", static i => Enumerable.Range(0, 8).ToDictionary(static n => "key" + n), static make => new Of27(make(0), make(1), make(2), make(3)), MemberJson.Default.Of27),
        Row("record of 2", static i => new Place("Paris", 75000 + i), static make => new Of28(make(0), make(1), make(2), make(3)), MemberJson.Default.Of28),
        Row("event of 2", static i => new Mark("here", i), static make => new Of29(make(0), make(1), make(2), make(3)), MemberJson.Default.Of29),
        Row("JsonElement", static i => JsonDocument.Parse("{\"a\":[1,2]}").RootElement, static make => new Of31(make(0), make(1), make(2), make(3)), MemberJson.Default.Of31),
    ];

    private static MemberRow Row<T, TEvent>(string type, Func<int, T> make, Func<Func<int, T>, TEvent> create, JsonTypeInfo<TEvent> framework)
        where TEvent : Event, IJsonCodec<TEvent>
    {
        var json = new EventJson<TEvent>(create(make), framework);
        return new(type, json.Write, json.WriteByFramework, json.Read, json.ReadByFramework);
    }
}
