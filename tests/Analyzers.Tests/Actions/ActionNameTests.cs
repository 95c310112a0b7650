using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class ActionNameTests
{
    [Theory]
    [InlineData("[Action] public static void Find(int n) { } [Action] public static void {|GF6003:Find|}(string s) { }")]
    [InlineData("[Action] public static void Find() { } [Action] public static Task {|GF6003:FindAsync|}() => Task.CompletedTask;")]
    [InlineData("[Action] public static void {|GF6003:Find|}() { } public static int FindAction => 1;")]
    [InlineData("[Action] public static void {|GF6003:Find|}() { } public record FindArgs;")]
    [InlineData("[Action(Name = \"look\")] public static void Find() { } [Action] public static void {|GF6003:Find|}(int n) { } [Action] public static void {|GF6003:Find|}(string s) { }")]
    [InlineData("[Action] public static void Find() { } [Action(Name = \"---\")] public static void {|GF6003:Find|}(int n) { }")]
    public Task Name_that_is_taken_is_reported(string members) => Rule<ActionNameTaken>.Reports(ActionSource.Of(members));

    [Theory]
    [InlineData("[Action] public static void Find() { } [Action(Name = \"look\")] public static void Find(int n) { } public static void Find(string s) { }")]
    [InlineData("[Action(Name = \"same\")] public static void Find() { } [Action(Name = \"same\")] public static void Look() { }")]
    [InlineData("[Action] public static void Find() { } public static int FindActionNow => 1;")]
    public Task Name_of_its_own_is_not_reported(string members) => Rule<ActionNameTaken>.Reports(ActionSource.Of(members));

    [Fact]
    public Task Overload_is_named_by_its_arguments() => Rule<ActionNameTaken>.Fixes<NameAction>(
        ActionSource.Of("""
            [Action] public static void FindAsync() { }

                [Action] // by number
                public static void FindAsync(int n, CancellationToken ct) { }

                [Description("By text."), Action(Eager = true)]
                public static void FindAsync(string text, Unit inUnit) { }
            """),
        ActionSource.Of("""
            [Action] public static void FindAsync() { }

                [Action(Name = "find_by_n")] // by number
                public static void FindAsync(int n, CancellationToken ct) { }

                [Description("By text."), Action(Name = "find_by_text_and_in_unit", Eager = true)]
                public static void FindAsync(string text, Unit inUnit) { }
            """));

    [Fact]
    public Task Member_of_the_users_is_not_renamed() => Rule<ActionNameTaken>.OffersNoFix<NameAction>(
        ActionSource.Of("[Action] public static void Find() { } public static int FindAction => 1;"));

    [Theory]
    [InlineData("[Action({|GF6006:Name = \"get price\"|})] public static void Find() { }")]
    [InlineData("[Action({|GF6006:Name = \"\"|})] public static void Find() { }")]
    [InlineData("[Action({|GF6006:Name = \"a.b\"|}, Exit = true)] public static void Find() { }")]
    [InlineData("[Action({|GF6006:Name = \"a123456789b123456789c123456789d123456789e123456789f123456789g1234\"|})] public static void Find() { }")]
    [InlineData("[Action] public static void {|GF6006:Prüfen|}() { }")]
    [InlineData("[Action({|GF6006:Timeout = -1|})] public static void Find() { }")]
    [InlineData("[Action({|GF6006:Name = \"?\"|}, {|GF6006:Timeout = -5|})] public static void Find() { }")]
    public Task Name_that_providers_refuse_and_negative_timeout_are_reported(string members) => Rule<InvalidActionPolicy>.Reports(ActionSource.Of(members));

    [Theory]
    [InlineData("[Action(Name = \"get-price_2\", Timeout = 0)] public static void Find() { }")]
    [InlineData("[Action(Name = \"a123456789b123456789c123456789d123456789e123456789f123456789g123\", Timeout = 500)] public static void Find() { }")]
    [InlineData("[Action] public static void GetHTTPDataAsync() { }")]
    [InlineData("[Action] public static void Find() { } [Action] public static void Find(int ü) { }")]
    public Task Name_that_providers_take_is_not_reported(string members) => Rule<InvalidActionPolicy>.Reports(ActionSource.Of(members));

    [Theory]
    [InlineData("Name = ")]
    [InlineData("Name = 1")]
    [InlineData("Name = Missing")]
    [InlineData("Timeout = \"-1\"")]
    public Task Argument_that_the_compiler_refuses_is_not_reported(string argument) =>
        Rule<InvalidActionPolicy>.Reports(["CS1525", "CS0029", "CS0103"], ActionSource.Of($"[Action({argument})] public static void Find() {{ }}"));

    [Fact]
    public Task Name_becomes_one_that_providers_take() => Rule<InvalidActionPolicy>.Fixes<NameAction>(
        ActionSource.Of("""
            [Action(Name = "get price")] public static void A() { }
                [Action(Exit = true, Name = "§")] public static void B() { }
                [Action] public static void PrüfeÄpfel() { }
            """),
        ActionSource.Of("""
            [Action(Name = "get_price")] public static void A() { }
                [Action(Exit = true, Name = "action")] public static void B() { }
                [Action(Name = "prufe_apfel")] public static void PrüfeÄpfel() { }
            """));

    [Fact]
    public Task Timeout_is_not_fixed() => Rule<InvalidActionPolicy>.OffersNoFix<NameAction>(ActionSource.Of("[Action(Timeout = -1)] public static void Find() { }"));
}
