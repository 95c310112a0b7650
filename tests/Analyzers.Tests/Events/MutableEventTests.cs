using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class MutableEventTests
{
    [Theory]
    [InlineData("[Event] public partial record P { public string? {|GF3003:Text|} { get; set; } }")]
    [InlineData("[StreamEvent] public partial record P { public int {|GF3003:Count|} { get; internal set; } }")]
    [InlineData("[StreamEvent] public partial record P(int Count) { public int {|GF3003:Count|} { get; set; } = Count; }")]
    [InlineData("[Event] public partial record P { public int {|GF3003:Count|}; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public int {|GF3003:At|} { get; set; } public sealed partial record A : U { public int {|GF3003:By|} { get; set; } } }")]
    public Task Settable_member_is_reported(string source) => Rule<MutableEvent>.Reports(source);

    [Theory]
    [InlineData("[Event] public partial record P(string Text) { public int Count { get; init; } public int Twice => Count * 2; }")]
    [InlineData("[Event] public partial record P { public int Count { get; private set; } }")]
    [InlineData("[Event] public partial record P { private int _count; public readonly int Fixed = 1; public const int Most = 3; public static int Made; public int Count() => _count++; }")]
    [InlineData("[Event] public partial record P(List<string> Names);")]
    [InlineData("public record Plain { public int Count { get; set; } }")]
    [InlineData("[Workflow] public partial class W { public int Count { get; set; } }")]
    [InlineData("[Event] public abstract partial record U { public record Helper { public int Count { get; set; } } public sealed partial record A : U; }")]
    public Task Member_that_cannot_be_set_or_of_no_event_is_not_reported(string source) => Rule<MutableEvent>.Reports(source);

    [Fact]
    public Task Setter_becomes_init_and_field_a_property() => Rule<MutableEvent>.Fixes<UseInit>(
        """
        [Event]
        public partial record P
        {
            // how many
            public int Count { get; set; } = 3; // at first

            public string Name
            {
                get;
                set => field = value.Trim();
            } = "";

            /// <summary>Why.</summary>
            public string Reason = "none"; // yet

            internal Guid Id;
        }
        """,
        """
        [Event]
        public partial record P
        {
            // how many
            public int Count { get; init; } = 3; // at first

            public string Name
            {
                get;
                init => field = value.Trim();
            } = "";

            /// <summary>Why.</summary>
            public string Reason { get; init; } = "none"; // yet

            internal Guid Id { get; init; }
        }
        """);

    [Theory]
    [InlineData("public interface IAt { int At { get; set; } } [Event] public partial record P : IAt { public int At { get; set; } }")]
    [InlineData("[Event] public partial record P { public virtual int At { get; set; } }")]
    [InlineData("[Event] public partial record P { public int A, B; }")]
    public Task Member_that_others_declare_or_share_has_no_fix(string source) => Rule<MutableEvent>.OffersNoFix<UseInit>(source);
}
