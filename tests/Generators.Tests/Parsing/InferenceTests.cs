namespace GenFlow.Generators.Tests;

public class InferenceTests
{
    [Theory]
    [InlineData("[Step] void X(StartEvent s) { }", "public () StopEventBase")]
    [InlineData("[Step] void X(StartEvent<string?> s) { }", "public (string?) StopEventBase")]
    [InlineData("[Step] void X(A a) { }", "public (A) StopEventBase")]
    [InlineData("[Step] A X(StartEvent s) => null!; [Step] void Y(A a) { }", "public () StopEventBase")]
    [InlineData("[Step] void X(Event e) { }", "public () StopEventBase")]
    [InlineData("[Step] void X(StartEvent<int> s) { } [Step] void Y(Event e) { }", "public (int) StopEventBase")]
    [InlineData("[Step] void X(A a) { } [Step] void Y(Event e) { }", "public () StopEventBase|public (A) StopEventBase")]
    [InlineData("[Step] void X([Collect] IReadOnlyList<A> a) { }", "public () StopEventBase")]
    [InlineData("", "public () StopEventBase")]
    [InlineData("[Step] void X(int i) { }", "public () StopEventBase")]
    [InlineData("[Step] AnyOf<A, B> X(StartEvent s) => default; [Step] void Y(A a) { } [Step] void Z(B b) { }", "public () StopEventBase")]
    [InlineData("[Step] IEnumerable<A> X(StartEvent s) => []; [Step] void Y(A a) { }", "public () StopEventBase")]
    [InlineData("[Step, Emits<A>] void X(StartEvent s) { } [Step] void Y(A a) { }", "public () StopEventBase")]
    [InlineData("[Step] Base X(StartEvent s) => null!; [Step] void Y(Sealed a) { }", "public () StopEventBase")]
    [InlineData("[Step] Sealed X(StartEvent s) => null!; [Step] void Y(Base a) { }", "public () StopEventBase")]
    [InlineData("[Step] Event X(StartEvent s) => null!; [Step] void Y(A a) { }", "public () StopEventBase")]
    [InlineData("[Step] void X(B b) { } [Step] void Y(StartEvent<int> s) { } [Step] void Z(A a) { } [Step] void W2(StartEvent s) { } [Step] void V(StartEvent<string> s) { }",
        "public () StopEventBase|public (int) StopEventBase|public (string) StopEventBase|public (A) StopEventBase|public (B) StopEventBase")]
    [InlineData("[Step] void X(StartEvent<string> s) { } [Step] void Y(StartEvent<string?> s) { }", "public (string) StopEventBase")]
    [InlineData("[Step] void X(StepFailed f) { }", "public () StopEventBase")]
    [InlineData("[Step] void X(StepFailed<A> f) { } [Step] void Y(StartEvent<int> s) { }", "public (int) StopEventBase")]
    [InlineData("[Step] void X(StartEvent<int> s, A a) { }", "public (int) StopEventBase")]
    [InlineData("[Step] void X(A a, B b) { } [Step] B Y(A a) => null!;", "public (A) StopEventBase")]
    [InlineData("[Step] void X(A a, B? b) { } [Step] A Y(StartEvent s) => null!;", "public () StopEventBase")]
    [InlineData("[Step] void X(A a, State<B> b) { }", "public (A) StopEventBase")]
    public void Inputs_are_what_steps_accept_and_nothing_produces(string members, string overloads) =>
        Assert.Equal(overloads.Split('|'), Parsed.Overloads(members));

    [Theory]
    [InlineData("[Step] StopEvent X(StartEvent s) => null!;", "StopEvent")]
    [InlineData("[Step] Task<StopEvent<int>> X(StartEvent s) => null!;", "int")]
    [InlineData("[Step] StopEvent<string?>? X(StartEvent s) => null!;", "string?")]
    [InlineData("[Step] StopEvent<List<string?>> X(StartEvent s) => null!;", "List<string?>")]
    [InlineData("[Step] AnyOf<A, StopEvent<int>> X(StartEvent s) => default;", "int")]
    [InlineData("[Step] IEnumerable<StopEvent<int>> X(StartEvent s) => [];", "int")]
    [InlineData("[Step, Emits<StopEvent<int>>] void X(StartEvent s) { }", "int")]
    [InlineData("[Step] Finished X(StartEvent s) => null!; [Event] public partial record Finished : StopEventBase;", "Finished")]
    [InlineData("[Step] AnyOf<Finished, StopEvent> X(StartEvent s) => default; [Event] public partial record Finished : StopEventBase;", "StopEventBase")]
    [InlineData("[Step] AnyOf<StopEvent<int>, StopEvent> X(StartEvent s) => default;", "object")]
    [InlineData("[Step] AnyOf<StopEvent<int>, StopEvent<string>> X(StartEvent s) => default;", "object")]
    [InlineData("[Step] StopEvent<int> X(StartEvent s) => null!; [Step] StopEvent<int> Y(StartEvent s) => null!;", "int")]
    [InlineData("[Step] StopEvent<string> X(StartEvent s) => null!; [Step] StopEvent<string?> Y(StartEvent s) => null!;", "string?")]
    [InlineData("[Step] A X(StartEvent s) => null!;", "StopEventBase")]
    [InlineData("[Step] StopEvent<int> X(StartEvent s, A a) => null!;", "int")]
    public void Result_is_what_the_declared_stop_events_carry(string members, string result) =>
        Assert.All(Parsed.Overloads(members), overload => Assert.EndsWith(") " + result, overload, StringComparison.Ordinal));

    [Theory]
    [InlineData("[Step] void X(Hidden h) { } [Event] internal partial record Hidden;", "internal (Hidden) StopEventBase")]
    [InlineData("[Step] void X(Hidden h) { } [Event] private partial record Hidden;", "private (Hidden) StopEventBase")]
    [InlineData("[Step] StopEvent<Hidden> X(StartEvent h) => null!; internal record Hidden;", "internal () Hidden")]
    [InlineData("[Step] StopEvent<List<Hidden[]>> X(StartEvent h) => null!; private record Hidden;", "private () List<Hidden[]>")]
    public void Overload_is_as_visible_as_the_types_that_it_names(string members, string overload) =>
        Assert.Equal([overload], Parsed.Overloads(members));
}
