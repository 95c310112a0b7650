using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class InvalidActionTests
{
    [Theory]
    [InlineData("[Action] public static void {|GF6001:Do|}<T>(T value) { }")]
    [InlineData("[Action] public static void Do({|GF6001:ref int n|}) { }")]
    [InlineData("[Action] public static void Do(int a, {|GF6001:in int n|}) { }")]
    [InlineData("[Action] public static void Do({|GF6001:out int n|}) => n = 1;")]
    [InlineData("[Action] public static async {|GF6001:void|} Do() => await Task.Yield();")]
    [InlineData("private static int s_n; [Action] public static {|GF6001:ref int|} Do() => ref s_n;")]
    public Task Method_that_no_model_can_call_is_reported(string member) => Rule<InvalidAction>.Reports(ActionSource.Of(member));

    [Theory]
    [InlineData("public interface ITools { [Action] void {|GF6001:Do|}(); }")]
    [InlineData("public interface ITools { [Action] static void {|GF6001:Do|}() { } }")]
    [InlineData("public ref partial struct Ref { [Action] public void {|GF6001:Do|}() { } }")]
    [InlineData("public interface IDoing { void Do(); } public partial class Doing : IDoing { [Action] void IDoing.{|GF6001:Do|}() { } }")]
    [InlineData("file record Hidden(int N); public partial class Doing { [Action] internal static void {|GF6001:Do|}(int n) => _ = new Hidden(n); }", false)]
    public Task Method_in_a_place_for_no_action_is_reported(string type, bool isReported = true) =>
        Rule<InvalidAction>.Reports(ActionSource.Of("", isReported ? type : type.Replace("{|GF6001:Do|}", "Do", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[Action] public static void Do() { }")]
    [InlineData("[Action] public static Task<int> Do(string text, Unit unit = Unit.Celsius, CancellationToken ct = default) => Task.FromResult(1);")]
    [InlineData("[Action] public static ValueTask Do(ActionContext context, IServiceProvider services, [FromServices] Live live) => default;")]
    [InlineData("[Action] public static IReadOnlyList<Place> Do(params string[] names) => [];")]
    [InlineData("[Action] public static ActionResult<Place> Do() => null!;")]
    [InlineData("[Action] private static void Do() { }")]
    [InlineData("public static void Do<T>(ref T value) { }")]
    public Task Action_is_not_reported(string member) => Rule<InvalidAction>.Reports(ActionSource.Of(member));

    [Fact]
    public Task Instance_virtual_and_partial_methods_are_actions() => Rule<InvalidAction>.Reports(ActionSource.Of("", """
        public abstract partial class Doing<T>
        {
            [Action] public abstract void Begin();
            [Action] public virtual void GoOn(string text) { }
            [Action] public partial void End();
            public partial void End() { }
        }
        """));

    [Fact]
    public Task Action_that_is_async_void_returns_a_task() => Rule<InvalidAction>.Fixes<ReturnTask>(
        ActionSource.Of("[Action] public static async void Do() => await Task.Yield(); [Action] public static async void Go() { await Task.Yield(); }"),
        ActionSource.Of("[Action] public static async Task Do() => await Task.Yield(); [Action] public static async Task Go() { await Task.Yield(); }"));

    [Theory]
    [InlineData("[Action] public static void Do<T>(T value) { }")]
    [InlineData("[Action] public static void Do(ref int n) { }")]
    [InlineData("private static int s_n; [Action] public static ref int Do() => ref s_n;")]
    public Task Method_that_a_person_must_change_is_not_fixed(string member) => Rule<InvalidAction>.OffersNoFix<ReturnTask>(ActionSource.Of(member));

    [Theory]
    [InlineData("[Action] public static void Do(Missing m) { }")]
    [InlineData("[Action] public static Missing Do() => null;")]
    [InlineData("[Action] public static void Do(")]
    [InlineData("[Action] public static async void")]
    [InlineData("[Action")]
    public Task Half_typed_method_is_not_reported(string member) => Rule<InvalidAction>.Reports(
        ["CS0246", "CS1001", "CS1002", "CS1003", "CS1026", "CS1513", "CS1519", "CS1520", "CS1022", "CS8124", "CS0501", "CS0116", "CS1031", "CS0106", "CS0708", "CS8802", "CS1514", "CS0102", "CS1525", "CS0579"],
        ActionSource.Of(member));
}
