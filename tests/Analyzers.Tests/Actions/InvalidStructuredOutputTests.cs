namespace GenFlow.Analyzers.Tests;

public class InvalidStructuredOutputTests
{
    [Theory]
    [InlineData("[StructuredOutput] public static partial class {|GF6010:Recipe|} { }")]
    [InlineData("[StructuredOutput] public abstract partial record {|GF6010:Recipe|}(string Title);")]
    [InlineData("[StructuredOutput] public ref partial struct {|GF6010:Recipe|} { }")]
    [InlineData("[StructuredOutput] public partial record {|GF6010:Recipe|}(string Partial);")]
    [InlineData("[StructuredOutput] public partial record {|GF6010:Recipe|}(string Title, Stream Picture);")]
    [InlineData("[StructuredOutput] public partial record {|GF6010:Recipe|}(List<Live> All);")]
    [InlineData("[StructuredOutput] public partial class {|GF6010:Recipe|} { }")]
    public Task Type_that_no_answer_can_be_is_reported(string type) => Rule<InvalidStructuredOutput>.Reports(ActionSource.Of("", type));

    [Theory]
    [InlineData("[StructuredOutput] public partial record Recipe(string Title, Place? From, Unit Unit, IReadOnlyList<Place> All);")]
    [InlineData("[StructuredOutput] public partial class Recipe { public required string Title { get; init; } }")]
    [InlineData("[StructuredOutput] public readonly partial record struct Recipe(int N);")]
    [InlineData("public record Recipe(Stream Picture);")]
    public Task Type_that_answers_can_be_is_not_reported(string type) => Rule<InvalidStructuredOutput>.Reports(ActionSource.Of("", type));

    [Fact]
    public Task Type_that_says_by_hand_how_it_is_read_is_not_reported() => Rule<InvalidStructuredOutput>.Reports(["CS0535"], ActionSource.Of("", """
        [StructuredOutput]
        public partial class Recipe : IStructuredOutput<Recipe>
        {
            public static string OutputName => "recipe";
            public Stream Picture { get; init; } = Stream.Null;
        }
        """));

    [Theory]
    [InlineData("[StructuredOutput] public partial record Recipe(Missing Title);")]
    [InlineData("[StructuredOutput] public partial record Recipe(List<Missing> All);")]
    [InlineData("[StructuredOutput] public partial record")]
    public Task Half_typed_type_is_not_reported(string type) =>
        Rule<InvalidStructuredOutput>.Reports(["CS0246", "CS1001", "CS1002", "CS1513", "CS1514"], ActionSource.Of("", type));

    [Theory]
    [InlineData("[StructuredOutput] public record {|GF0002:Recipe|}(string Title);")]
    [InlineData("public class {|GF0002:Around|} { [StructuredOutput] public partial record Recipe(string Title); }")]
    [InlineData("public class {|GF0002:Doing|} { [Action] public void Do() { } }")]
    [InlineData("public class {|GF0002:Around|} { public static class {|GF0002:Doing|} { [Action] public static void Do() { } } }")]
    [InlineData("[Workflow] public class {|GF0002:Flow|} { [Step] public StopEvent S(StartEvent s) => new(); [Action] public void Do() { } }")]
    [InlineData("public interface IDoing { [Action] void Do(); }")]
    [InlineData("[StructuredOutput] public static class Recipe { }")]
    [InlineData("file class Doing { [Action] public void Do() { } }")]
    public Task Type_that_must_be_partial_is_reported_by_the_rule_for_all_types(string type) => Rule<NotPartial>.Reports(ActionSource.Of("", type));

    [Theory]
    [InlineData("file partial class {|GF0003:Doing|} { [Action] public void Do() { } }")]
    [InlineData("[StructuredOutput] file record {|GF0003:Recipe|}(string Title);")]
    public Task Type_of_one_file_is_reported_by_the_rule_for_all_types(string type) => Rule<FileLocalType>.Reports(ActionSource.Of("", type));

    [Fact]
    public Task Partial_is_added_to_a_class_of_actions() => Rule<NotPartial>.Fixes<CodeFixes.MakePartial>(
        ActionSource.Of("[Action] public static void Do() { }", kind: "static class"), ActionSource.Of("[Action] public static void Do() { }"));
}
