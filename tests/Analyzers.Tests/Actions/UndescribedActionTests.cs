namespace GenFlow.Analyzers.Tests;

public class UndescribedActionTests
{
    [Theory]
    [InlineData("[Action] public static void {|GF6005:Find|}() { }")]
    [InlineData("[Action] public static void {|GF6005:Find|}(string text) { }")]
    [InlineData("[Action, Description(\" \")] public static void {|GF6005:Find|}() { }")]
    [InlineData("[Action, Description(\"Finds.\")] public static void Find([Description(\"a word\")] string text, int {|GF6005:limit|}) { }")]
    [InlineData("/** <summary>Finds.</summary> <param name=\"text\">A word.</param> */ [Action] public static void Find(string text, int {|GF6005:limit|}, CancellationToken ct) { }")]
    public Task What_models_are_not_told_is_reported(string member) => Rule<UndescribedAction>.Reports(ActionSource.Of(member));

    [Theory]
    [InlineData("[Action, Description(\"Finds.\")] public static void Find(string text, int limit) { }")]
    [InlineData("/** <summary>Finds.</summary> */ [Action] public static void Find(string text, int limit) { }")]
    [InlineData("/** <summary>Finds.</summary> */ [Action] public static void Find([Description(\"a word\")] string text, Unit unit, Unit? other, bool all, Place place, [AllowedValues(1, 2)] int n) { }")]
    [InlineData("/** <summary>Finds.</summary> */ [Action] public static void Find([Description(\"a word\")] string text, ActionContext context, [FromServices] Live live, IServiceProvider s, CancellationToken ct) { }")]
    [InlineData("[Action] public static void Find<T>() { }")]
    [InlineData("public static void Find() { }")]
    public Task What_they_are_told_or_see_themselves_is_not_reported(string member) => Rule<UndescribedAction>.Reports(ActionSource.Of(member));
}
