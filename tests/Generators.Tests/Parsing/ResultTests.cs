using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

public class ResultTests
{
    [Theory]
    [InlineData("void", "Nothing", "Bare", "")]
    [InlineData("A", "Event", "Bare", "A")]
    [InlineData("A?", "Event", "Bare", "A")]
    [InlineData("Event", "Event", "Bare", "Event")]
    [InlineData("StopEvent<string?>", "Event", "Bare", "StopEvent<string?>")]
    [InlineData("Task", "Nothing", "Task", "")]
    [InlineData("ValueTask", "Nothing", "ValueTask", "")]
    [InlineData("Task<A>", "Event", "Task", "A")]
    [InlineData("Task<A?>", "Event", "Task", "A")]
    [InlineData("ValueTask<A?>", "Event", "ValueTask", "A")]
    [InlineData("AnyOf<A, B>", "AnyOf", "Bare", "A B")]
    [InlineData("Task<AnyOf<A, B, StopEvent>>", "AnyOf", "Task", "A B StopEvent")]
    [InlineData("ValueTask<AnyOf<A, B>>", "AnyOf", "ValueTask", "A B")]
    [InlineData("IEnumerable<A>", "Sequence", "Bare", "A")]
    [InlineData("IEnumerable<A?>", "Sequence", "Bare", "A")]
    [InlineData("IAsyncEnumerable<A>", "AsyncSequence", "Bare", "A")]
    [InlineData("A[]", "Sequence", "Bare", "A")]
    [InlineData("List<A>", "Sequence", "Bare", "A")]
    [InlineData("IReadOnlyList<A>", "Sequence", "Bare", "A")]
    [InlineData("ImmutableArray<A>", "Sequence", "Bare", "A")]
    [InlineData("HashSet<Event>", "Sequence", "Bare", "Event")]
    [InlineData("Task<A[]>", "Sequence", "Task", "A")]
    [InlineData("Task<List<A>>", "Sequence", "Task", "A")]
    [InlineData("Task<IReadOnlyList<A>>", "Sequence", "Task", "A")]
    [InlineData("ValueTask<ImmutableArray<A>>", "Sequence", "ValueTask", "A")]
    [InlineData("Task<IEnumerable<A>>", "Sequence", "Task", "A")]
    public void Step_result_is_recognised(string type, string content, string carrier, string events)
    {
        StepSignature step = Parsed.Step($"[Step] {type} X(C c) => throw null!;");

        Assert.Equal(SignatureProblem.None, step.Problem);
        Assert.Equal(content, step.Result.Content.ToString());
        Assert.Equal(carrier, step.Result.Carrier.ToString());
        Assert.Equal(events, string.Join(" ", step.Result.Events.Select(static e => e.Name.Replace("global::GenFlow.", "", StringComparison.Ordinal).Replace("global::", "", StringComparison.Ordinal))));
        Assert.Equal(step.Result.IsSequence, step.IsFanOut);
    }

    [Theory]
    [InlineData("int", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("string", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("object", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("Task<int>", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("List<int>", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("(A, B)", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("Task<Task<A>>", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("Func<A>", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("Task<IAsyncEnumerable<A>>", nameof(SignatureProblem.UnsupportedResult))]
    [InlineData("IEnumerable<AnyOf<A, B>>", nameof(SignatureProblem.UnsupportedResult))]
    [InlineData("AnyOf<A, B>?", nameof(SignatureProblem.UnsupportedResult))]
    [InlineData("A[,]", nameof(SignatureProblem.ResultIsNoEvent))]
    [InlineData("BothSequences", nameof(SignatureProblem.AmbiguousSequence))]
    [InlineData("TwoSequences", nameof(SignatureProblem.AmbiguousSequence))]
    [InlineData("ref A", nameof(SignatureProblem.ReferenceResult))]
    [InlineData("async void", nameof(SignatureProblem.AsyncVoid))]
    [InlineData("Missing", nameof(SignatureProblem.UnresolvedType))]
    [InlineData("Task<StopEvent<Missing>>", nameof(SignatureProblem.UnresolvedType))]
    [InlineData("Ask", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("Task<Ask?>", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("AnyOf<A, Ask>", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("IEnumerable<Ask>", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("InputRequest", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("InputRequest<string>", nameof(SignatureProblem.ResponseIsNoEvent))]
    [InlineData("AskMissing", nameof(SignatureProblem.UnresolvedType))]
    public void Step_result_problem_is_named(string type, string problem)
    {
        StepSignature step = Parsed.Step(
            $"[Step] {type} X(C c) => throw null!;",
            """
            public interface BothSequences : IEnumerable<A>, IAsyncEnumerable<A>;
            public interface TwoSequences : IEnumerable<A>, IEnumerable<B>;
            [StreamEvent] public partial record Ask : InputRequest<int>;
            [StreamEvent] public partial record AskMissing : InputRequest<Missing>;
            """);

        Assert.Equal(problem, step.Problem.ToString());
    }

    [Fact]
    public void Step_attributes_are_read()
    {
        StepSignature step = Parsed.Step("[Step(MaxConcurrency = 3), FanOut, Emits<A>, Emits<StopEvent<int>>] void X(C c) { }");

        Assert.Equal(3, step.Policy.MaxConcurrency);
        Assert.True(step.IsMarkedFanOut);
        Assert.True(step.IsFanOut);
        Assert.False(step.IsPlain);
        Assert.Equal(["global::A", "global::GenFlow.StopEvent<int>"], step.Emits.Select(static emitted => emitted.Name));
    }

    [Fact]
    public void Event_bases_include_those_that_generators_add()
    {
        StepSignature[] steps = Parsed.Steps("[Step] void X(Sealed a) { } [Step] void Y(S s) { }");

        Assert.Equal(["global::Derived", "global::Base", "global::GenFlow.Event"], steps[0].Parameters[0].Event!.Bases);
        Assert.Equal(["global::GenFlow.StreamEvent", "global::GenFlow.Event"], steps[1].Parameters[0].Event!.Bases);
    }
}
