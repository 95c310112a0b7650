using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class MemberWithoutJsonTests
{
    [Theory]
    [InlineData("[StreamEvent] public partial record P(Stream {|GF3001:Source|});")]
    [InlineData("[StreamEvent] public partial record P(string Text, object {|GF3001:Value|}, Action {|GF3001:Done|});")]
    [InlineData("[StreamEvent] public partial record P { public Exception? {|GF3001:Error|} { get; init; } }")]
    [InlineData("[StreamEvent] public partial record P(IReadOnlyDictionary<int, string> {|GF3001:Names|});")]
    [InlineData("[StreamEvent] public partial record P((int, int) {|GF3001:Pair|});")]
    [InlineData("[StreamEvent] public partial record P(HashSet<string> {|GF3001:Names|});")]
    [InlineData("public record Inner(string Name, Stream Data); [StreamEvent] public partial record P(IReadOnlyList<Inner> {|GF3001:Parts|});")]
    [InlineData("public record Inner(Stream Data); [StreamEvent] public partial record P(Inner {|GF3001:A|}, Inner {|GF3001:B|});")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(Stream {|GF3001:Source|}) : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public Stream? {|GF3001:Source|} { get; init; } public sealed partial record A : U; public sealed partial record B : U; }")]
    [InlineData("[StreamEvent] public partial record Ask(Stream {|GF3001:About|}) : InputRequest<string>;")]
    [InlineData("[StreamEvent] public partial record P<T>(T Value, Stream {|GF3001:Source|});")]
    [InlineData("[StreamEvent] public partial record {|GF3001:P|} { private P(int other) { } public static P Of() => new(1); }")]
    public Task Member_without_json_is_reported(string source) => Rule<MemberWithoutJson>.Reports(source);

    [Theory]
    [InlineData("[StreamEvent] public partial record P(string Text, int? Number, IReadOnlyList<Guid> Ids, DateTimeOffset At, Uri? Link, byte[] Data);")]
    [InlineData("[StreamEvent] public partial record P([property: System.Text.Json.Serialization.JsonIgnore] Stream? Source = null);")]
    [InlineData("[StreamEvent] public partial record P { [System.Text.Json.Serialization.JsonIgnore] public Stream? Source { get; init; } }")]
    [InlineData("[StreamEvent] public partial record P(string Text) { public Stream Open() => Stream.Null; public Stream Live => Stream.Null; internal Stream? Own { get; init; } public static Stream? Shared { get; set; } }")]
    [InlineData("[Event] public partial record P(Stream Source);")]
    [InlineData("public record P(Stream Source);")]
    [InlineData("[StreamEvent] public record P(Stream Source);")]
    [InlineData("[StreamEvent] public partial record P<T>(T Value);")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(U? Next, IReadOnlyList<U> All) : U; }")]
    [InlineData("public enum Kind { A, B } public record Inner(string Name, Kind Kind, Inner? Next); [StreamEvent] public partial record P(Inner Inner);")]
    public Task Member_with_json_or_of_no_stream_event_is_not_reported(string source) => Rule<MemberWithoutJson>.Reports(["CS0534", "CS0315"], source);

    [Fact]
    public Task Member_whose_type_does_not_exist_is_left_to_the_compiler() =>
        Rule<MemberWithoutJson>.Reports(["CS0246"], "[StreamEvent] public partial record P(Missing M, IReadOnlyList<Missing> All);");

    [Fact]
    public Task Event_that_is_written_by_hand_is_not_reported() => Rule<MemberWithoutJson>.Reports("""
        using GenFlow.Serialization;

        [StreamEvent]
        public partial record P(Stream Source)
        {
            protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteNull();
        }
        """);

    [Fact]
    public Task Member_that_may_be_missing_is_ignored_by_the_fix() => Rule<MemberWithoutJson>.Fixes<AddJsonIgnore>(
        """
        [StreamEvent]
        public partial record P(string Text, Stream? Source = null)
        {
            /// <summary>What went wrong.</summary>
            public Exception? Error { get; init; }
        }
        """,
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public partial record P(string Text, [property: JsonIgnore] Stream? Source = null)
        {
            /// <summary>What went wrong.</summary>
            [JsonIgnore]
            public Exception? Error { get; init; }
        }
        """);

    [Theory]
    [InlineData("[StreamEvent] public partial record P(Stream Source);")]
    [InlineData("[StreamEvent] public partial record P { public required Stream Source { get; init; } }")]
    [InlineData("[StreamEvent] public partial record P { [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public Stream? Source { get; init; } }")]
    public Task Member_that_must_be_there_has_no_fix(string source) => Rule<MemberWithoutJson>.OffersNoFix<AddJsonIgnore>(source);

    [Theory]
    [InlineData("[Event] public partial record P(Stream {|GF3002:Source|});")]
    [InlineData("[Event] public abstract partial record U { public sealed partial record A(Stream {|GF3002:Source|}) : U; }")]
    [InlineData("[Event] public partial record P(Stream {|GF3002:Source|}) : StartEventBase;")]
    public Task Member_of_an_event_in_process_is_a_suggestion(string source) => Rule<MemberWithoutJsonInProcess>.Reports(source);

    [Theory]
    [InlineData("[StreamEvent] public partial record P(Stream Source);")]
    [InlineData("[Event] public partial record P(string Text);")]
    [InlineData("[Event] public partial record P([property: System.Text.Json.Serialization.JsonIgnore] Stream Source);")]
    public Task Member_in_process_with_json_or_of_a_stream_event_is_not_a_suggestion(string source) => Rule<MemberWithoutJsonInProcess>.Reports(source);

    [Fact]
    public Task Member_in_process_is_ignored_by_the_same_fix() => Rule<MemberWithoutJsonInProcess>.Fixes<AddJsonIgnore>(
        """
        using System.Text.Json.Serialization;

        [Event] public partial record P(Stream? Source = null);
        """,
        """
        using System.Text.Json.Serialization;

        [Event] public partial record P([property: JsonIgnore] Stream? Source = null);
        """);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Members_keep_their_lines_and_tabs(string end) => Rule<MemberWithoutJson>.Fixes<AddJsonIgnore>(
        Lines(
            end,
            "using System.Text.Json.Serialization;",
            "[StreamEvent]",
            "public partial record P(",
            "\tint Number,",
            "\t// live",
            "\t[property: Obsolete] Stream? Source = null, // tail",
            "\tException? Why = null)",
            "{",
            "\t/// <summary>What went wrong.</summary>",
            "\tpublic Exception? Error { get; init; }",
            "\t#region More",
            "\tpublic Exception?   Other   { get; init; } // tail",
            "\t#endregion",
            "\t[Obsolete]",
            "\tpublic Exception? Old { get; init; }",
            "}"),
        Lines(
            end,
            "using System.Text.Json.Serialization;",
            "[StreamEvent]",
            "public partial record P(",
            "\tint Number,",
            "\t// live",
            "\t[property: Obsolete] [property: JsonIgnore] Stream? Source = null, // tail",
            "\t[property: JsonIgnore] Exception? Why = null)",
            "{",
            "\t/// <summary>What went wrong.</summary>",
            "\t[JsonIgnore]",
            "\tpublic Exception? Error { get; init; }",
            "\t#region More",
            "\t[JsonIgnore]",
            "\tpublic Exception?   Other   { get; init; } // tail",
            "\t#endregion",
            "\t[Obsolete]",
            "\t[JsonIgnore]",
            "\tpublic Exception? Old { get; init; }",
            "}"));

    private static string Lines(string end, params string[] lines) => string.Join(end, lines);
}
