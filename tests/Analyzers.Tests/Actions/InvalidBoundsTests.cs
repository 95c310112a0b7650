namespace GenFlow.Analyzers.Tests;

public class InvalidBoundsTests
{
    [Theory]
    [InlineData("[{|GF6007:Range(1, 2)|}] string text")]
    [InlineData("[{|GF6007:Range(2, 1)|}] int n")]
    [InlineData("[{|GF6007:Range(typeof(decimal), \"a\", \"b\")|}] decimal n")]
    [InlineData("[{|GF6007:RegularExpression(\"[\")|}] string text")]
    [InlineData("[{|GF6007:RegularExpression(\"a\")|}] int n")]
    [InlineData("[{|GF6007:StringLength(5)|}] int n")]
    [InlineData("[{|GF6007:MinLength(-1)|}] string text")]
    [InlineData("[{|GF6007:AllowedValues(\"a\")|}] int n")]
    [InlineData("[{|GF6007:AllowedValues(1)|}] Place place")]
    [InlineData("[Range(1, 6), {|GF6007:MaxLength(3)|}] int n")]
    [InlineData("[{|GF6007:Range(1, 2)|}] bool? flag")]
    public Task Bound_that_bounds_nothing_is_reported(string parameter)
    {
        string member = $"[Action] public static void Do({parameter}) {{ }}";
        return Rule<InvalidBounds>.Reports(ActionSource.Of(member));
    }

    [Theory]
    [InlineData("[Range(1, 6)] int n, [Range(0.5, 1)] double d, [Range(1, 2)] long? l, [Range(typeof(decimal), \"0.1\", \"0.2\")] decimal m")]
    [InlineData("[RegularExpression(\"a+\"), StringLength(5, MinimumLength = 1)] string text, [Length(1, 2)] int[] all, [MinLength(1), MaxLength(2)] List<string> some")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string text, [AllowedValues(1, 2)] int n")]
    [InlineData("[Required, EmailAddress] string mail")]
    [InlineData("[Range(1, 2)] Missing m")]
    public Task Bound_that_fits_is_not_reported(string parameters) =>
        Rule<InvalidBounds>.Reports(["CS0246"], ActionSource.Of($"[Action] public static void Do({parameters}) {{ }}"));

    [Fact]
    public Task Member_of_a_structured_output_is_reported_once() => Rule<InvalidBounds>.Reports(ActionSource.Of("", """
        [StructuredOutput] public partial record Recipe([{|GF6007:Range(3, 1)|}] int Servings, [property: {|GF6007:Range(1, 2)|}] string Title, [Range(1, 5)] int Stars)
        {
            [{|GF6007:RegularExpression("(")|}] public string Text { get; init; } = "";
        }
        """));

    [Fact]
    public Task What_no_model_gives_is_not_reported() => Rule<InvalidBounds>.Reports(ActionSource.Of(
        "public static void Do([Range(2, 1)] int n) { }", "public record Form([Range(2, 1)] int N) { [Range(1, 2)] public string Text { get; init; } = \"\"; }"));
}
