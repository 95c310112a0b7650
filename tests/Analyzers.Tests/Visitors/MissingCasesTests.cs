using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class MissingCasesTests
{
    [Theory]
    [InlineData("Chat.Token => 1, Chat.Done => 2, Chat.Refused => 3")]
    [InlineData("Chat.Token { Text: \"a\" } => 1, Chat.Done => 2, Chat.Failed => 3")]
    [InlineData("Chat.Token t when t.Text == \"\" => 1, Chat.Done => 2, Chat.Failed => 3")]
    [InlineData("Chat.Failed or Chat.Done => 1")]
    [InlineData("not Chat.Token => 1")]
    [InlineData("")]
    [InlineData("null => 0, Chat.Token => 1")]
    [InlineData("Chat.Token => 1, Chat.Done { Count: > 3 } => 2, Chat.Failed => 3")]
    [InlineData("_ when DateTime.Now.Year == 2000 => 0, Chat.Token => 1, Chat.Done => 2")]
    public Task Expression_that_misses_a_case_is_reported(string arms) =>
        Rule<MissingCases>.Reports($"public static class C {{ public static int Of(Chat chat) => chat {{|GF4001:switch|}} {{ {arms} }}; }}" + UnionSource.Chat);

    [Theory]
    [InlineData("Chat.Token => 1, Chat.Done => 2, Chat.Refused => 3, Chat.Cut => 4")]
    [InlineData("Chat.Token t => t.Text.Length, Chat.Done d => d.Count, Chat.Failed f => f.Why.Length")]
    [InlineData("Chat.Token { Text: var text } => text.Length, Chat.Done(var count) => count, Chat.Failed { Why: string why } => why.Length")]
    [InlineData("Chat.Token => 1, _ => 0")]
    [InlineData("Chat.Token => 1, var other => 0")]
    [InlineData("Chat.Token => 1, not null => 0")]
    [InlineData("Chat.Token => 1, { } => 0")]
    [InlineData("Chat.Token => 1, not Chat.Token => 0")]
    [InlineData("Chat.Token => 1, StreamEvent => 0")]
    [InlineData("Chat.Token or Chat.Done or Chat.Failed => 1")]
    [InlineData("Chat.Failed and not Chat.Cut => 0, Chat.Cut => 1, Chat.Done or Chat.Token => 2")]
    [InlineData("Chat.Token { IsLast: true } => 1, Chat.Token { IsLast: false } => 2, Chat.Done => 3, Chat.Failed => 4")]
    [InlineData("Chat.Token t when true => 1, Chat.Done => 3, Chat.Failed => 4")]
    public Task Expression_with_all_cases_or_that_cannot_be_judged_is_not_reported(string arms) =>
        Rule<MissingCases>.Reports($"public static class C {{ public static int Of(Chat chat) => chat switch {{ {arms} }}; }}" + UnionSource.Chat);

    [Theory]
    [InlineData("StreamEvent ev", "ev switch { Chat.Token => 1 }")]
    [InlineData("object ev", "ev switch { Chat.Token => 1 }")]
    [InlineData("Chat.Token ev", "ev switch { { IsLast: true } => 1 }")]
    [InlineData("(Chat A, Chat B) ev", "ev switch { (Chat.Token, _) => 1 }")]
    [InlineData("Open ev", "ev switch { A => 1 }")]
    [InlineData("Plain ev", "ev switch { Plain.A => 1 }")]
    public Task Switch_over_what_is_no_closed_union_is_not_reported(string parameter, string expression) => Rule<MissingCases>.Reports($$"""
        [Event] public abstract partial record Open;
        [Event] public partial record A : Open;
        public abstract record Plain { public sealed record A : Plain; public sealed record B : Plain; }
        public static class C { public static int Of({{parameter}}) => {{expression}}; }
        """ + UnionSource.Chat);

    [Fact]
    public Task Switch_over_a_level_needs_its_own_cases_only() => Rule<MissingCases>.Reports("""
        public static class C
        {
            public static int All(Chat.Failed failed) => failed switch { Chat.Refused => 1, Chat.Cut => 2 };
            public static int Some(Chat.Failed failed) => failed {|GF4001:switch|} { Chat.Refused => 1 };
        }
        """ + UnionSource.Chat);

    [Fact]
    public Task Switch_over_a_generic_union_is_judged_as_constructed() => Rule<MissingCases>.Reports("""
        public static class C
        {
            public static int All<T>(Outcome<T> outcome) => outcome switch { Outcome<T>.Ok => 1, Outcome<T>.Bad => 2 };
            public static int Some(Outcome<int> outcome) => outcome {|GF4001:switch|} { Outcome<int>.Ok => 1 };
        }
        """ + UnionSource.Generic);

    [Fact]
    public Task Member_of_a_case_that_may_be_null_must_be_asked_for_with_null() => Rule<MissingCases>.Reports("""
        public static class C
        {
            public static int Any<T>(Outcome<T> outcome) => outcome {|GF4001:switch|} { Outcome<T>.Ok { Value: T value } => 1, Outcome<T>.Bad => 2 };
            public static int Null(Outcome<string?> outcome) => outcome {|GF4001:switch|} { Outcome<string?>.Ok { Value: string value } => 1, Outcome<string?>.Bad => 2 };
            public static int Some<T>(Outcome<T> outcome) where T : notnull => outcome switch { Outcome<T>.Ok { Value: T value } => 1, Outcome<T>.Bad => 2 };
            public static int Text(Outcome<string> outcome) => outcome switch { Outcome<string>.Ok { Value: string value } => 1, Outcome<string>.Bad => 2 };
        #nullable disable
            public static int Unsaid(Old old) => old switch { Old.One { Text: string text } => 1 };
        #nullable restore
        }

        #nullable disable
        [StreamEvent]
        public abstract partial record Old
        {
            public sealed partial record One(string Text) : Old;
        }
        #nullable restore
        """ + UnionSource.Generic);

    [Fact]
    public Task Case_that_cannot_be_named_here_is_no_reproach() => Rule<MissingCases>.Reports("""
        [StreamEvent]
        public abstract partial record U
        {
            public sealed partial record A : U;
            private sealed partial record B : U;
            public int Own => this {|GF4001:switch|} { A => 1 };
        }

        public static class C
        {
            public static int Of(U u) => u switch { U.A => 1 };
        }
        """);

    [Fact]
    public Task Pattern_that_does_not_compile_is_left_to_the_compiler() => Rule<MissingCases>.Reports(
        ["CS0117", "CS0103"],
        "public static class C { public static int Of(Chat chat) => chat switch { Chat.Tok => 1, Missing => 2 }; }" + UnionSource.Chat);

    [Theory]
    [InlineData("{|GF4001:switch|} (chat) { case Chat.Token: break; }")]
    [InlineData("{|GF4001:switch|} (chat) { case Chat.Token t when t.IsLast: break; case Chat.Done: case Chat.Failed: break; }")]
    [InlineData("switch (chat) { case Chat.Token: break; default: break; }")]
    [InlineData("switch (chat) { case Chat.Token: case Chat.Done: break; case Chat.Failed f: break; }")]
    public Task Statement_that_misses_a_case_is_found(string statement) =>
        Rule<MissingCases>.Reports($"public static class C {{ public static void Of(Chat chat) {{ {statement} }} }}" + UnionSource.Chat);

    [Fact]
    public async Task Statement_that_misses_a_case_is_an_offer_and_no_warning()
    {
        var compilation = Analysis.Compile("public static class C { public static void Of(Chat chat) { switch (chat) { case Chat.Token: break; } } }" + UnionSource.Chat, null);
        var found = await Analysis.OfAllRules(compilation);

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden, Assert.Single(found, static diagnostic => diagnostic.Id == "GF4001").Severity);
    }

    [Fact]
    public Task Arms_are_added_as_the_others_are_written() => Rule<MissingCases>.Fixes<AddCases>(
        """
        public static class C
        {
            public static int Lines(Chat chat) => chat switch
            {
                Chat.Token => 1, // first
                Chat.Failed => 2 // last
            };

            public static int Commas(Chat chat) => chat switch
            {
                Chat.Token => 1,
            };

            public static int Line(Chat chat) => chat switch { Chat.Token => 1, Chat.Failed => 2 };
        }
        """ + UnionSource.Chat,
        """
        public static class C
        {
            public static int Lines(Chat chat) => chat switch
            {
                Chat.Token => 1, // first
                Chat.Failed => 2, // last
                Chat.Done => throw new NotImplementedException(),
            };

            public static int Commas(Chat chat) => chat switch
            {
                Chat.Token => 1,
                Chat.Done => throw new NotImplementedException(),
                Chat.Refused => throw new NotImplementedException(),
                Chat.Cut => throw new NotImplementedException(),
            };

            public static int Line(Chat chat) => chat switch { Chat.Token => 1, Chat.Failed => 2, Chat.Done => throw new NotImplementedException() };
        }
        """ + UnionSource.Chat);

    [Fact]
    public Task Arms_are_added_where_there_are_none() => Rule<MissingCases>.Fixes<AddCases>(
        """
        public static class C
        {
            public static int None(Chat.Failed failed) => failed switch
            {
            };
        }
        """ + UnionSource.Chat,
        """
        public static class C
        {
            public static int None(Chat.Failed failed) => failed switch
            {
                Chat.Refused => throw new NotImplementedException(),
                Chat.Cut => throw new NotImplementedException(),
            };
        }
        """ + UnionSource.Chat);

    [Fact]
    public Task Sections_are_added_as_the_others_are_written() => Rule<MissingCases>.Fixes<AddCases>(
        """
        public static class C
        {
            public static void Of(Chat chat, Outcome<string> outcome)
            {
                switch (chat)
                {
                    case Chat.Token: // text
                    case Chat.Failed:
                        break;
                }

                switch (outcome)
                {
                }
            }
        }
        """ + UnionSource.Chat + UnionSource.Generic,
        """
        public static class C
        {
            public static void Of(Chat chat, Outcome<string> outcome)
            {
                switch (chat)
                {
                    case Chat.Token: // text
                    case Chat.Failed:
                        break;
                    case Chat.Done:
                        throw new NotImplementedException();
                }

                switch (outcome)
                {
                    case Outcome<string>.Ok:
                        throw new NotImplementedException();
                    case Outcome<string>.Bad:
                        throw new NotImplementedException();
                }
            }
        }
        """ + UnionSource.Chat + UnionSource.Generic);

    [Fact]
    public Task Switch_in_awkward_lines_keeps_its_tabs_and_is_no_further_changed() => Rule<MissingCases>.Fixes<AddCases>(
        """
        public static class C
        {
        	public static int Tabs(Chat.Failed failed) => failed switch
        	{
        		Chat.Refused   =>   1 };

        	public static void Line(Chat.Failed failed) { switch (failed) { case Chat.Cut: break; } }

        	public static void None(Chat.Failed failed) { switch (failed) { } }

        	public static void Ends(Chat.Failed failed)
        	{
        		switch (failed) {
        			case Chat.Cut: break; }
        	}
        }
        """ + UnionSource.Chat,
        """
        public static class C
        {
        	public static int Tabs(Chat.Failed failed) => failed switch
        	{
        		Chat.Refused   =>   1,
        		Chat.Cut => throw new NotImplementedException(),
        	};

        	public static void Line(Chat.Failed failed) { switch (failed) { case Chat.Cut: break; case Chat.Refused: throw new NotImplementedException(); } }

        	public static void None(Chat.Failed failed) { switch (failed) { case Chat.Refused: throw new NotImplementedException(); case Chat.Cut: throw new NotImplementedException(); } }

        	public static void Ends(Chat.Failed failed)
        	{
        		switch (failed) {
        			case Chat.Cut: break;
        			case Chat.Refused:
        				throw new NotImplementedException();
        		}
        	}
        }
        """ + UnionSource.Chat);

    [Fact]
    public Task Cases_are_named_as_the_place_can_name_them() => Rule<MissingCases>.Fixes<AddCases>(
        """
        namespace Elsewhere
        {
            [StreamEvent]
            public abstract partial record Far
            {
                public sealed partial record A : Far;
                public sealed partial record B : Far;
                public int Own => this switch { A => 1 };
            }
        }

        public partial class Outer<T>
        {
            [StreamEvent]
            public abstract partial record Inner
            {
                public sealed partial record A(T Value) : Inner;
                public sealed partial record B : Inner;
            }

            public static int Own(Inner inner) => inner switch { Inner.A => 1 };
            public static int Other(Outer<int>.Inner inner) => inner switch { Outer<int>.Inner.A => 1 };
            public static int Far(Elsewhere.Far far) => far switch { Elsewhere.Far.A => 1 };
            public static int Nested(Inner one, Inner two) => one switch { Inner.A => two switch { Inner.A => 1 } };
        }
        """,
        """
        namespace Elsewhere
        {
            [StreamEvent]
            public abstract partial record Far
            {
                public sealed partial record A : Far;
                public sealed partial record B : Far;
                public int Own => this switch { A => 1, B => throw new NotImplementedException() };
            }
        }

        public partial class Outer<T>
        {
            [StreamEvent]
            public abstract partial record Inner
            {
                public sealed partial record A(T Value) : Inner;
                public sealed partial record B : Inner;
            }

            public static int Own(Inner inner) => inner switch { Inner.A => 1, Inner.B => throw new NotImplementedException() };
            public static int Other(Outer<int>.Inner inner) => inner switch { Outer<int>.Inner.A => 1, global::Outer<int>.Inner.B => throw new NotImplementedException() };
            public static int Far(Elsewhere.Far far) => far switch { Elsewhere.Far.A => 1, Elsewhere.Far.B => throw new NotImplementedException() };
            public static int Nested(Inner one, Inner two) => one switch { Inner.A => two switch { Inner.A => 1, Inner.B => throw new NotImplementedException() }, Inner.B => throw new NotImplementedException() };
        }
        """);
}
