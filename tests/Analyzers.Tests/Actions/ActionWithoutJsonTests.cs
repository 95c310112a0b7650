namespace GenFlow.Analyzers.Tests;

public class ActionWithoutJsonTests
{
    [Theory]
    [InlineData("[Action] public static void Do({|GF6002:Stream data|}) { }")]
    [InlineData("[Action] public static void Do(int n, {|GF6002:(int, string) pair|}) { }")]
    [InlineData("[Action] public static void Do({|GF6002:Func<int> f|}) { }")]
    [InlineData("[Action] public static void Do({|GF6002:List<Live> all|}) { }")]
    [InlineData("[Action] public static void Do({|GF6002:HttpClient http|}) { }")]
    [InlineData("[Action] public static {|GF6002:(int A, int B)|} Do() => default;")]
    [InlineData("[Action] public static {|GF6002:Task<Stream>|} Do() => null!;")]
    [InlineData("[Action] public static {|GF6002:ActionResult<Live>|} Do() => null!;")]
    public Task Type_without_a_form_in_JSON_is_reported(string member) => Rule<ActionWithoutJson>.Reports(ActionSource.Of(member));

    [Theory]
    [InlineData("[Action] public static Place Do(Place place, Unit? unit, Dictionary<string, int> counts, DateOnly day) => place;")]
    [InlineData("[Action] public static void Do([FromServices] HttpClient http, IServiceProvider services, ActionContext context, CancellationToken token) { }")]
    [InlineData("[Action] public static void Do<T>(Stream data) { }")]
    [InlineData("[Action] public static async void Do(int n) => await Task.Yield();")]
    public Task Type_with_a_form_and_method_that_is_wrong_otherwise_are_not_reported(string member) => Rule<ActionWithoutJson>.Reports(ActionSource.Of(member));

    [Theory]
    [InlineData("[Action] public static void Do(Missing m) { }")]
    [InlineData("[Action] public static void Do(List<Missing> m) { }")]
    [InlineData("[Action] public static List<Missing> Do() => [];")]
    [InlineData("[Action] public static Task<Missing> Do() => null!;")]
    public Task Type_that_does_not_exist_is_the_compilers(string member) => Rule<ActionWithoutJson>.Reports(["CS0246"], ActionSource.Of(member));
}
