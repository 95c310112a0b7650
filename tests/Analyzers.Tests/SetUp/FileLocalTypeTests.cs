namespace GenFlow.Analyzers.Tests;

public class FileLocalTypeTests
{
    [Theory]
    [InlineData("[Event] file partial record {|GF0003:Hidden|};")]
    [InlineData("[StreamEvent] file record {|GF0003:Hidden|};")]
    [InlineData("[Workflow] file partial class {|GF0003:Flow|} { [Step] public StopEvent S(StartEvent s) => new(); }")]
    [InlineData("file partial class Outer { [Event] public partial record {|GF0003:Inside|}; public partial struct Deeper { [Event] public partial record {|GF0003:Below|}; } }")]
    [InlineData("[StreamEvent] file abstract partial record {|GF0003:U|} { public sealed partial record A : U; }")]
    public Task Workflow_or_event_that_is_or_is_in_a_file_local_type_is_reported(string source) => Rule<FileLocalType>.Reports(source);

    [Theory]
    [InlineData("file record Plain;")]
    [InlineData("file class Outer { public record Plain; }")]
    [InlineData("[Event] public partial record Draft; file class Helper { }")]
    [InlineData("[Event] file class NoRecord { }")]
    public Task Type_that_nothing_is_generated_for_is_not_reported(string source) => Rule<FileLocalType>.Reports(source);
}
