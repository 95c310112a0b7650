using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class OpenUnionTests
{
    private static readonly string[] s_allowed = ["CS0534", "CS0619", "CS9051"];

    [Theory]
    [InlineData("[StreamEvent] public abstract partial record U { public partial record {|GF3009:A|} : U; public sealed partial record B : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; } public sealed record {|GF3009:B|} : U;")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record {|GF3009:A|} : U { public override string EventType => \"a\"; } }")]
    [InlineData("[Event] public abstract partial record U; [Event] public partial record A : U; [Event] public partial record {|GF3009:B|} : U { public override string EventType => \"b\"; }")]
    [InlineData("using GenFlow.Serialization; [StreamEvent] public abstract partial record U { public sealed partial record {|GF3009:A|} : U { protected override void WriteJson(ref EventJsonWriter writer) => writer.WriteNull(); } }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record B : U; } public partial class Outer { [StreamEvent] private sealed partial record {|GF3009:A|} : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U<T> { public sealed partial record A : U<T>; } [StreamEvent] public sealed partial record {|GF3009:B|} : U<int>;")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; [UnknownCase] public sealed partial record {|GF3009:B|}(string Name) : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; [UnknownCase] public partial record {|GF3009:B|}(string Type, System.Text.Json.JsonElement Data) : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U; [StreamEvent, UnknownCase] public sealed partial record {|GF3009:B|}(string Type, System.Text.Json.JsonElement Data) : U;")]
    public Task Case_that_does_not_fit_is_reported(string source) => Rule<OpenUnion>.Reports(s_allowed, source);

    [Theory]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; public abstract partial record Level : U; public sealed partial record B : Level; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public partial record A : U; public sealed partial record B : A; }")]
    [InlineData("[StreamEvent] public abstract partial record U; [StreamEvent] public sealed partial record A : U; [StreamEvent(Name = \"b\")] public sealed partial record B : U;")]
    [InlineData("[Event] public abstract partial record U; [Event] public partial record A : U; [Event] public partial record B<T>(T Value) : U;")]
    [InlineData("[StreamEvent] public abstract partial record U<T> { public sealed partial record A(T Value) : U<T>; public sealed partial record B : U<T>; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U; [UnknownCase] public sealed partial record B(string Type, System.Text.Json.JsonElement Data) : U; }")]
    [InlineData("[StreamEvent] public partial record P; [StreamEvent] public partial record Q : P;")]
    [InlineData("public abstract record U { public record A : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public record Helper(int Id); public sealed partial record A(Helper Of) : U; }")]
    public Task Case_that_fits_or_no_case_is_not_reported(string source) => Rule<OpenUnion>.Reports(source);

    [Fact]
    public Task Case_is_sealed_by_the_fix() => Rule<OpenUnion>.Fixes<SealCase>(
        """
        [StreamEvent]
        public abstract partial record Message
        {
            /// <summary>Said.</summary>
            public partial record Text(string Value) : Message;

            // shown
            public partial record Image : Message
            {
                public int Width { get; init; }
            }
        }
        """,
        """
        [StreamEvent]
        public abstract partial record Message
        {
            /// <summary>Said.</summary>
            public sealed partial record Text(string Value) : Message;

            // shown
            public sealed partial record Image : Message
            {
                public int Width { get; init; }
            }
        }
        """);

    [Fact]
    public Task Case_that_sealing_does_not_help_has_no_fix() => Rule<OpenUnion>.OffersNoFix<SealCase>(
        "[StreamEvent] public abstract partial record U { public sealed partial record A : U; [UnknownCase] public partial record B(string Type, System.Text.Json.JsonElement Data) : U; }");

    [Fact]
    public Task Case_is_sealed_where_it_stands() => Rule<OpenUnion>.Fixes<SealCase>(
        """
        [StreamEvent]
        public abstract partial record U
        {
            partial record A : U; // first
            public
                partial record B : U;
            /* third */ partial record C : U;
        }
        """,
        """
        [StreamEvent]
        public abstract partial record U
        {
            sealed partial record A : U; // first
            public
                sealed partial record B : U;
            /* third */ sealed partial record C : U;
        }
        """);

    [Theory]
    [InlineData("public virtual int Number => 1;")]
    [InlineData("protected int Number { get; init; }")]
    public Task Case_with_members_for_records_that_derive_from_it_has_no_fix(string member) => Rule<OpenUnion>.OffersNoFix<SealCase>(
        $"[StreamEvent] public abstract partial record U {{ public partial record A : U {{ {member} }} }}");
}
