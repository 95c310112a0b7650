using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>Requests for input as what a step gives: the answer is the event that goes on.</summary>
public class RequestTests
{
    private const string Requests = """
        [StreamEvent] public partial record Ask(string What) : InputRequest<A>;
        [StreamEvent] public partial record AskDerived(string More) : Ask(More);
        [StreamEvent] public partial record AskEnd : InputRequest<StopEvent<int>>;
        [StreamEvent] public partial record AskMaybe : InputRequest<B?>;
        [StreamEvent] public abstract partial record AskUnion : InputRequest<C> { public sealed partial record Case : AskUnion; }
        [StreamEvent] public partial record AskText : InputRequest<string>;
        """;

    [Theory]
    [InlineData("Ask", "Event", "A")]
    [InlineData("Ask?", "Event", "A")]
    [InlineData("Task<Ask>", "Event", "A")]
    [InlineData("ValueTask<Ask?>", "Event", "A")]
    [InlineData("AskDerived", "Event", "A")]
    [InlineData("InputRequest<A>", "Event", "A")]
    [InlineData("AskMaybe", "Event", "B")]
    [InlineData("AskUnion", "Event", "C")]
    [InlineData("AskUnion.Case", "Event", "C")]
    [InlineData("AskEnd", "Event", "GenFlow.StopEvent<int>")]
    [InlineData("AnyOf<Ask, D>", "AnyOf", "A D")]
    [InlineData("Task<AnyOf<Ask, AskMaybe, StopEvent>>", "AnyOf", "A B GenFlow.StopEvent")]
    [InlineData("IEnumerable<Ask>", "Sequence", "A")]
    [InlineData("IAsyncEnumerable<Ask?>", "AsyncSequence", "A")]
    public void Step_that_gives_a_request_produces_the_answer(string type, string content, string events)
    {
        StepSignature step = Parsed.Step($"[Step] {type} X(E e) => throw null!;", Requests);

        Assert.Equal(SignatureProblem.None, step.Problem);
        Assert.Equal(content, step.Result.Content.ToString());
        Assert.Equal(events, string.Join(" ", step.Outputs.Select(static e => e.Name.Replace("global::", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Step_that_sends_a_request_produces_the_answer() =>
        Assert.Equal(["global::A"], Parsed.Step("[Step, Emits<Ask>] void X(E e) { }", Requests).Outputs.Select(static e => e.Name));

    [Fact]
    public void Step_that_sends_a_request_whose_answer_is_no_event_is_named_so() =>
        Assert.Equal(SignatureProblem.ResponseIsNoEvent, Parsed.Step("[Step, Emits<AskText>] void X(E e) { }", Requests).Problem);

    [Fact]
    public void Answer_is_no_input_of_the_workflow_and_may_be_its_result() =>
        Assert.Equal(["public () int"], Gen.Compile($$"""
            using GenFlow;
            [Event] public partial record A; [Event] public partial record B; [Event] public partial record C;
            {{Requests}}
            [Workflow] public partial class W
            {
                [Step] public Ask First(StartEvent s) => new("");
                [Step] public AskEnd? Second(A a) => null;
            }
            """).RunOverloads("W"));

    [Fact]
    public void Request_is_an_event_with_a_name_and_in_the_manifest()
    {
        GeneratorRun run = Gen.Compile("""
            using GenFlow;
            namespace People;
            [Event] public partial record Approval(bool Yes);
            [StreamEvent] public partial record Approve(string What) : InputRequest<Approval>;
            """);

        Assert.Contains("partial record Approve : global::GenFlow.Serialization.IJsonCodec<", run.Source("People.Approve."), StringComparison.Ordinal);
        Assert.Contains("EventType => \"Approve\"", run.Source("People.Approve."), StringComparison.Ordinal);
        Assert.Contains("EventManifest(\"People.Approve\", \"Approve\")", run.Source("GenFlow.Manifest"), StringComparison.Ordinal);
    }
}
