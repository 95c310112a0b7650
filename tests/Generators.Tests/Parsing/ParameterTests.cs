using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

public class ParameterTests
{
    [Theory]
    [InlineData("A a", "Event")]
    [InlineData("Context c, A a", "Context Event")]
    [InlineData("A a, CancellationToken t", "Event CancellationToken")]
    [InlineData("CancellationToken t, A a, Context c", "CancellationToken Event Context")]
    [InlineData("A a, CancellationToken t = default", "Event CancellationToken")]
    [InlineData("[Collect] IReadOnlyList<A> a", "Collected")]
    [InlineData("[Collect] IReadOnlyList<A> a, Context c, [Collect] IReadOnlyList<B> b", "Collected Context Collected")]
    [InlineData("Event e", "Event")]
    [InlineData("A? a", "Event")]
    [InlineData("S s", "Event")]
    [InlineData("StepFailed s", "Event")]
    [InlineData("StepFailed<Event> s", "Event")]
    [InlineData("A a, B? b", "Event Event")]
    [InlineData("StartEvent<string> a, Context c, Derived b, Base d", "Event Context Event Event")]
    [InlineData("A a, State<int> s, State<List<string?>> t, State<int?> u", "Event State State State")]
    [InlineData("[Collect] IReadOnlyList<StepFailed> f, State<int> s", "Collected State")]
    public void Step_parameters_are_recognised_in_any_order(string parameters, string roles)
    {
        StepSignature step = Parsed.Step($"[Step] void X({parameters}) {{ }}");

        Assert.Equal(SignatureProblem.None, step.Problem);
        Assert.Equal(roles, string.Join(" ", step.Parameters.Select(static parameter => parameter.Role)));
    }

    [Theory]
    [InlineData("StartEvent s", nameof(EventKind.Start))]
    [InlineData("StartEvent<int> s", nameof(EventKind.StartWithInput))]
    [InlineData("StartEventBase s", nameof(EventKind.StartRecord))]
    [InlineData("Mine s", nameof(EventKind.StartRecord))]
    [InlineData("Event s", nameof(EventKind.CatchAll))]
    [InlineData("A s", nameof(EventKind.Ordinary))]
    [InlineData("StreamEvent s", nameof(EventKind.Ordinary))]
    public void Step_event_kind_is_told_from_its_type(string parameter, string kind)
    {
        StepSignature step = Parsed.Step($"[Step] void X({parameter}) {{ }}", "[Event] public partial record Mine : StartEventBase;");

        Assert.Equal(kind, step.Parameters[0].Event!.Kind.ToString());
    }

    [Fact]
    public void Step_collected_parameters_are_numbered()
    {
        StepSignature step = Parsed.Step("[Step] void X([Collect] IReadOnlyList<A> a, Context c, [Collect] IReadOnlyList<B?> b) { }");

        Assert.Equal([0, -1, 1], step.Parameters.Select(static parameter => parameter.Slot));
        Assert.Equal(2, step.CollectSlots);
        Assert.Equal("global::B", step.Parameters[2].Event!.Name);
        Assert.False(step.IsPlain);
    }

    [Theory]
    [InlineData("", nameof(SignatureProblem.NoEventParameter), -1)]
    [InlineData("Context c, CancellationToken t", nameof(SignatureProblem.NoEventParameter), -1)]
    [InlineData("ref A a", nameof(SignatureProblem.ReferenceParameter), 0)]
    [InlineData("out A a", nameof(SignatureProblem.ReferenceParameter), 0)]
    [InlineData("in A a", nameof(SignatureProblem.ReferenceParameter), 0)]
    [InlineData("ref readonly A a", nameof(SignatureProblem.ReferenceParameter), 0)]
    [InlineData("params A[] a", nameof(SignatureProblem.ReferenceParameter), 0)]
    [InlineData("A a, int i", nameof(SignatureProblem.UnknownParameter), 1)]
    [InlineData("A a, int i = 1", nameof(SignatureProblem.UnknownParameter), 1)]
    [InlineData("A a, Context b, Context c", nameof(SignatureProblem.RepeatedParameter), 2)]
    [InlineData("A a, CancellationToken b, CancellationToken c", nameof(SignatureProblem.RepeatedParameter), 2)]
    [InlineData("StopEvent s", nameof(SignatureProblem.StopEventParameter), 0)]
    [InlineData("StopEvent<int> s", nameof(SignatureProblem.StopEventParameter), 0)]
    [InlineData("StopEventBase s", nameof(SignatureProblem.StopEventParameter), 0)]
    [InlineData("[Collect] IReadOnlyList<StopEvent> s", nameof(SignatureProblem.StopEventParameter), 0)]
    [InlineData("[Collect] A a", nameof(SignatureProblem.CollectedParameterIsNoEventList), 0)]
    [InlineData("[Collect] List<A> a", nameof(SignatureProblem.CollectedParameterIsNoEventList), 0)]
    [InlineData("[Collect] IReadOnlyList<int> a", nameof(SignatureProblem.CollectedParameterIsNoEventList), 0)]
    [InlineData("IReadOnlyList<A> a", nameof(SignatureProblem.EventListWithoutCollect), 0)]
    [InlineData("A[] a", nameof(SignatureProblem.EventListWithoutCollect), 0)]
    [InlineData("A a, [Collect] IReadOnlyList<B> b", nameof(SignatureProblem.EventBesideCollected), 0)]
    [InlineData("A a, Context c, B b, A? d", nameof(SignatureProblem.RepeatedEvent), 3)]
    [InlineData("StartEvent<string> a, StartEvent<string?> b", nameof(SignatureProblem.RepeatedEvent), 1)]
    [InlineData("A a, Event e", nameof(SignatureProblem.EventThatJoinsNothing), 1)]
    [InlineData("StepFailed f, A a", nameof(SignatureProblem.EventThatJoinsNothing), 0)]
    [InlineData("A a, StepFailed<A> f", nameof(SignatureProblem.EventThatJoinsNothing), 1)]
    [InlineData("A a, B b, [Collect] IReadOnlyList<D> d", nameof(SignatureProblem.EventBesideCollected), 0)]
    [InlineData("Ask a", nameof(SignatureProblem.RequestParameter), 0)]
    [InlineData("InputRequest a", nameof(SignatureProblem.RequestParameter), 0)]
    [InlineData("InputRequest<A> a", nameof(SignatureProblem.RequestParameter), 0)]
    [InlineData("[Collect] IReadOnlyList<Ask> a", nameof(SignatureProblem.RequestParameter), 0)]
    [InlineData("StepFailed<int> f", nameof(SignatureProblem.UnresolvedType), 0)]
    [InlineData("StepFailed<Missing> f", nameof(SignatureProblem.UnresolvedType), 0)]
    [InlineData("Missing m", nameof(SignatureProblem.UnresolvedType), 0)]
    [InlineData("StartEvent<Missing> m", nameof(SignatureProblem.UnresolvedType), 0)]
    [InlineData("[Collect] IReadOnlyList<Missing> m", nameof(SignatureProblem.UnresolvedType), 0)]
    [InlineData("A a, State<int> s, State<string> t, State<int> u", nameof(SignatureProblem.RepeatedParameter), 3)]
    [InlineData("A a, State<string> s, State<string?> t", nameof(SignatureProblem.RepeatedParameter), 2)]
    [InlineData("A a, State<Missing> s", nameof(SignatureProblem.UnresolvedType), 1)]
    [InlineData("State<int> s", nameof(SignatureProblem.NoEventParameter), -1)]
    public void Step_parameter_problem_is_named_with_its_place(string parameters, string problem, int place)
    {
        StepSignature step = Parsed.Step(
            $"[Step] void X({parameters}) => throw null!;",
            "[StreamEvent] public partial record Ask : InputRequest<A>;");

        Assert.Equal(problem, step.Problem.ToString());
        Assert.Equal(place, step.ProblemParameter);
    }

    [Fact]
    public void Step_whose_event_is_a_type_parameter_is_named_so()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = TestCompilation.Create(
            "using GenFlow; [Event] public partial record A; [Workflow] public partial class W<T> where T : A { [Step] void X(T t) { } }");
        Microsoft.CodeAnalysis.INamedTypeSymbol workflow = compilation.GetTypeByMetadataName("W`1")!;

        Assert.Equal(
            SignatureProblem.TypeParameterEvent,
            StepSignatureParser.Parse(StepMethods.Of(workflow, compilation).Single(), workflow, compilation).Problem);
    }

    [Fact]
    public void Step_that_the_class_cannot_call_is_named_so()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = TestCompilation.Create(
            "using GenFlow; [Event] public partial record A; public class Root { [Step] private void X(A a) { } } [Workflow] public partial class W : Root { }");
        Microsoft.CodeAnalysis.INamedTypeSymbol workflow = compilation.GetTypeByMetadataName("W")!;
        var method = (Microsoft.CodeAnalysis.IMethodSymbol)workflow.BaseType!.GetMembers("X").Single();

        Assert.Equal(SignatureProblem.Inaccessible, StepSignatureParser.Parse(method, workflow, compilation).Problem);
    }

    [Theory]
    [InlineData("void X(Hidden h)")]
    [InlineData("StopEvent<Hidden> X(StartEvent s)")]
    public void Step_over_a_type_of_one_file_is_inaccessible(string signature) =>
        Assert.Equal(SignatureProblem.Inaccessible, Parsed.Step($"[Step] {signature} => throw null!;", "[Event] file partial record Hidden;").Problem);

    [Fact]
    public void Class_that_is_no_event_is_an_unknown_parameter() =>
        Assert.Equal(SignatureProblem.UnknownParameter, Parsed.Step("[Step] void X(Plain p) { }", "public record Plain;").Problem);

    [Theory]
    [InlineData("[Step] void X<T>(A a) { }", nameof(SignatureProblem.GenericMethod))]
    [InlineData("[Step] public static W operator +(W a, A b) => a;", nameof(SignatureProblem.NotAnOrdinaryMethod))]
    [InlineData("int P { [Step] get => 1; }", nameof(SignatureProblem.NotAnOrdinaryMethod))]
    public void Method_that_cannot_be_a_step_is_named(string member, string problem) => Assert.Equal(problem, Parsed.Step(member).Problem.ToString());

    [Theory]
    [InlineData("[Step] partial void X(A a); partial void X(A a) { }")]
    [InlineData("partial void X(A a); [Step] partial void X(A a) { }")]
    public void Step_in_two_parts_is_one_step(string member) => Assert.True(Parsed.Step(member).IsStep);

    [Fact]
    public void Step_of_a_base_that_is_private_or_overridden_or_hidden_takes_no_part()
    {
        StepSignature[] steps = Parsed.Steps(
            "} public partial class Dummy {",
            """
            public class Root { [Step] private void Secret(A a) { } [Step] protected void Kept(A a) { } [Step] protected virtual void Over(A a) { } [Step] protected void Hidden(A a) { } }
            public class Mid : Root { [Step(MaxConcurrency = 2)] protected override void Over(A a) { } [Step] protected new void Hidden(A a) { } }
            public partial class W : Mid { [Step] private void Own(A a) { } }
            """);

        Assert.Equal(["Hidden", "Kept", "Over", "Own"], steps.Select(static step => step.Name));
        Assert.All(steps, static step => Assert.True(step.IsStep));
        Assert.Equal(2, steps[2].Policy.MaxConcurrency);
    }
}
