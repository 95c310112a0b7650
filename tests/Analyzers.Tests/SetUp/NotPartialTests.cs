using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class NotPartialTests
{
    [Theory]
    [InlineData("[Event] public record {|GF0002:Draft|}(string Text);")]
    [InlineData("[StreamEvent] public record {|GF0002:Draft|}(string Text);")]
    [InlineData("[Event] public abstract record {|GF0002:Draft|};")]
    [InlineData("[Workflow] public class {|GF0002:Flow|} { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("[Workflow] public record {|GF0002:Flow|} { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("public class {|GF0002:Outer|} { [Event] public partial record Draft; }")]
    [InlineData("public class {|GF0002:Outer|} { [Event] public partial record Draft; [Event] public partial record Other; }")]
    [InlineData("public interface {|GF0002:Outer|} { public partial class Middle { [Event] public partial record Draft; } }")]
    [InlineData("public static class {|GF0002:Outer|} { public readonly struct {|GF0002:Middle|} { [Event] public record {|GF0002:Draft|}; } }")]
    [InlineData("public class {|GF0002:Outer|} { [Workflow] public partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); } }")]
    public Task Type_that_code_is_generated_for_and_types_around_it_are_reported(string source) => Rule<NotPartial>.Reports(source);

    [Theory]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed record {|GF0002:A|} : U; public sealed partial record B : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public abstract record {|GF0002:A|} : U { public sealed record {|GF0002:B|} : A; } }")]
    [InlineData("[StreamEvent] public abstract record {|GF0002:U|} { public sealed record {|GF0002:A|} : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public static class {|GF0002:Cases|} { public sealed partial record A : U; } }")]
    [InlineData("[Event] public abstract partial record U<T> { public sealed record {|GF0002:A|}(T Value) : U<T>; }")]
    public Task Case_of_a_union_is_reported(string source) => Rule<NotPartial>.Reports(["CS0534"], source);

    [Theory]
    [InlineData("[Event] public partial record Draft(string Text);")]
    [InlineData("public record Plain;")]
    [InlineData("public class Outer { public record Plain; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed record Part(int X); public sealed partial record A(Part P) : U; }")]
    [InlineData("[StreamEvent] public partial record Draft { public class Helper { } public enum Kind { A } }")]
    [InlineData("[Event] file record Hidden;")]
    [InlineData("file class Outer { [Event] public partial record Hidden; }")]
    [InlineData("[Event] public class NoRecord { }")]
    [InlineData("public class Outer { [Event] public class NoRecord { } }")]
    [InlineData("[Workflow] public static class Flow { }")]
    [InlineData("public class Other { [My] public record Draft; } public class MyAttribute : Attribute;")]
    public Task Type_that_needs_no_other_part_is_not_reported(string source) => Rule<NotPartial>.Reports(source);

    [Fact]
    public Task One_part_of_several_that_is_not_partial_is_reported() => Rule<NotPartial>.Reports(
        ["CS0260"],
        "[Event] public partial record Draft;",
        "public record {|GF0002:Draft|} { public int X => 1; }");

    [Theory]
    [InlineData("[Event] public record")]
    [InlineData("[Workflow] public class {")]
    [InlineData("[Event] public class { [Event] record")]
    public Task Half_typed_type_is_not_reported(string source) => Rule<NotPartial>.Reports(["CS0542", "CS1001", "CS1513", "CS1514", "CS0116", "CS1002", "CS8803", "CS0106", "CS1022", "CS1003"], source);

    [Fact]
    public Task Partial_is_added_to_the_type_and_to_those_around_it() => Rule<NotPartial>.Fixes<MakePartial>(
        """
        namespace N;

        // around
        public class Outer
        {
            struct Middle<T>
                where T : struct
            {
                /// <summary>A draft.</summary>
                [Event] public sealed record Draft(string Text);

                [Event]
                record Other;

                [StreamEvent]
                public abstract record Union
                {
                    public sealed record A : Union;
                }
            }
        }
        """,
        """
        namespace N;

        // around
        public partial class Outer
        {
            partial struct Middle<T>
                where T : struct
            {
                /// <summary>A draft.</summary>
                [Event] public sealed partial record Draft(string Text);

                [Event]
                partial record Other;

                [StreamEvent]
                public abstract partial record Union
                {
                    public sealed partial record A : Union;
                }
            }
        }
        """);

    [Fact]
    public Task Partial_is_added_to_every_part_and_to_ref_structs() => Rule<NotPartial>.Fixes<MakePartial>(
        """
        public readonly ref struct Around { [Event] public record Draft; }
        public partial class Parts { [Workflow] public partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); } }
        public class Parts { }
        """,
        """
        public readonly ref partial struct Around { [Event] public partial record Draft; }
        public partial class Parts { [Workflow] public partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); } }
        public partial class Parts { }
        """);
}
